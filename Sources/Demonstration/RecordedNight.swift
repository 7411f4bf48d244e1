/// The recorded night of `Config/demo/`, which is built in.
struct RecordedNight: Sendable {
  /// Bodies of a results feed, in the order of the night.
  let snapshots: [[UInt8]]
  /// A baseline CSV.
  let baseline: [UInt8]
  /// A rule file.
  let rules: [UInt8]

  init() {
    snapshots = [
      PackageResources.by_elections_01_json, PackageResources.by_elections_02_json,
      PackageResources.by_elections_03_json, PackageResources.by_elections_04_json,
      PackageResources.by_elections_05_json, PackageResources.by_elections_06_json,
      PackageResources.by_elections_07_json, PackageResources.by_elections_08_json,
      PackageResources.by_elections_09_json, PackageResources.by_elections_10_json,
      PackageResources.by_elections_11_json, PackageResources.by_elections_12_json,
    ]
    baseline = PackageResources.baseline_csv
    rules = PackageResources.rules_yaml
  }
}

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
      PackageResources.snapshot_01_json, PackageResources.snapshot_02_json,
      PackageResources.snapshot_03_json, PackageResources.snapshot_04_json,
      PackageResources.snapshot_05_json, PackageResources.snapshot_06_json,
      PackageResources.snapshot_07_json, PackageResources.snapshot_08_json,
      PackageResources.snapshot_09_json, PackageResources.snapshot_10_json,
      PackageResources.snapshot_11_json, PackageResources.snapshot_12_json,
    ]
    baseline = PackageResources.baseline_csv
    rules = PackageResources.rules_yaml
  }
}

/// The recorded night of `Config/demo/`, which is built in.
struct RecordedNight: Sendable {
  /// Bodies of a results feed, in the order of the night.
  let snapshots: [[UInt8]]
  /// A baseline CSV.
  let baseline: [UInt8]
  /// A rule file.
  let rules: [UInt8]

  init() {
    snapshots = PackageResources.night_jsonl.split(separator: UInt8(ascii: "\n")).map { Array($0) }
    baseline = PackageResources.baseline_csv
    rules = PackageResources.rules_yaml
  }
}

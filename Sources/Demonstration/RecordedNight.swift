/// The recorded night of `Config/demo/`, which is built in.
struct RecordedNight: Sendable {
  /// A body of a feed.
  struct Answer: Sendable {
    let feed: String
    let body: [UInt8]
  }

  /// The answers of all feeds, in the order in which they are published.
  let answers: [Answer]
  /// Baseline CSVs, by the name of the file.
  let baselines: [String: [UInt8]]
  /// A rule file.
  let rules: [UInt8]

  init() {
    answers = Self.byElections + Self.superThursday
    baselines = [
      "baseline.csv": PackageResources.baseline_csv, "holyrood.csv": PackageResources.holyrood_csv,
      "senedd.csv": PackageResources.senedd_csv, "sheffield.csv": PackageResources.sheffield_csv,
      "london.csv": PackageResources.london_csv, "manchester.csv": PackageResources.manchester_csv,
    ]
    rules = PackageResources.rules_yaml
  }

  private static var byElections: [Answer] {
    [
      PackageResources.by_elections_01_json, PackageResources.by_elections_02_json,
      PackageResources.by_elections_03_json, PackageResources.by_elections_04_json,
      PackageResources.by_elections_05_json, PackageResources.by_elections_06_json,
      PackageResources.by_elections_07_json, PackageResources.by_elections_08_json,
      PackageResources.by_elections_09_json, PackageResources.by_elections_10_json,
      PackageResources.by_elections_11_json, PackageResources.by_elections_12_json,
    ].map { Answer(feed: "results", body: $0) }
  }

  private static var superThursday: [Answer] {
    [
      Answer(feed: "sheffield", body: PackageResources.sheffield_1_json),
      Answer(feed: "sheffield", body: PackageResources.sheffield_2_json),
      Answer(feed: "sheffield", body: PackageResources.sheffield_3_json),
      Answer(feed: "holyrood", body: PackageResources.holyrood_1_json),
      Answer(feed: "senedd", body: PackageResources.senedd_1_json),
      Answer(feed: "senedd", body: PackageResources.senedd_2_json),
      Answer(feed: "manchester", body: PackageResources.manchester_1_json),
      Answer(feed: "holyrood", body: PackageResources.holyrood_2_json),
      Answer(feed: "holyrood", body: PackageResources.holyrood_3_json),
      Answer(feed: "london", body: PackageResources.london_1_json),
      Answer(feed: "london", body: PackageResources.london_2_json),
    ]
  }
}

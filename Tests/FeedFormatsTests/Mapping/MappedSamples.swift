import ElectionResults
import FeedFormats

/// Good states of the formats that mapping files describe, and of those read beside them.
enum MappedSamples {
  private static func sample(
    _ format: String, _ file: String, contests: [ContestID]
  ) -> FeedFormatContractTests.Sample {
    FeedFormatContractTests.Sample(
      // A name that is not registered shows in the test of the registered ones.
      format: BuiltInFormats.format(named: format) ?? ResultsJSON(),
      bodies: [FeedPart.plain: format + "/" + file], contests: contests)
  }

  static let all = [
    sample(
      "california-sos-json", "house-district-41.json",
      contests: ["U.S. House of Representatives District 41"]),
    sample("california-sos-json", "governor.json", contests: ["Governor"]),
    sample("california-sos-json", "ballot-measures.json", contests: ["Proposition 01"]),
    sample("eu-referendum-csv", "hull.csv", contests: ["E06000010"]),
    sample("hoc-library-csv", "by-candidate.csv", contests: ["E14000733"]),
    sample("hoc-library-csv", "by-candidate-2024.csv", contests: ["E14001272"]),
    sample("elections-canada-tsv", "preliminary.tsv", contests: ["35060"]),
    sample("elections-canada-tsv", "validated.tsv", contests: ["35060"]),
    sample("nyt-2020-rss", "georgia.xml", contests: ["Georgia"]),
    sample("rss", "rss-2.xml", contests: []),
    sample("rss", "rss-1.xml", contests: []),
    sample("rss", "atom.xml", contests: []),
  ]
}

import ElectionResults
import FeedFormats
import Testing

/// A format with a good state of a feed to spoil.
struct FormatSample: Sendable, CustomTestStringConvertible {
  var format: any FeedFormat
  /// Fixtures by the name of the body.
  var bodies: [String: String]
  /// The contests of the state.
  var contests: [ContestID]
  /// How the body writes the contest's identifier; empty where the identifier is put together from more than one field.
  var identifier: String
  /// A figure of the body that can be spoilt.
  var figure: String

  /// Whether the body is a table: one that is cut between rows, or within the last field of one, does not show it.
  var isTable: Bool { format.name.hasSuffix("csv") || format.name.hasSuffix("tsv") }

  var testDescription: String { format.name + " " + bodies.values.sorted().joined(separator: "+") }

  init(
    _ format: String, _ file: String, as part: String = FeedPart.plain, contest: ContestID?,
    identifier: String? = nil, figure: String = ""
  ) {
    // A name that is not registered shows in the test of the registered ones.
    self.format = BuiltInFormats.format(named: format) ?? ResultsJSON()
    bodies = [part: format + "/" + file]
    contests = contest.map { [$0] } ?? []
    self.identifier = identifier ?? contest?.text ?? ""
    self.figure = figure
  }

  func snapshot(
    spoilt: (inout [UInt8]) -> Void = { _ in }
  ) throws -> ResultsSnapshot {
    var bytes: [String: [UInt8]] = [:]
    for (part, name) in bodies {
      var body = try Fixture.bytes(name)
      spoilt(&body)
      bytes[part] = body
    }
    return try format.snapshot(from: FeedBodies(bytes))
  }

  static let all = [
    FormatSample(
      "results-json", "good/hartlepool-declared.json", contest: "E14000733", figure: "70768"),
    FormatSample(
      "uk-parliament-csv", "candidacies-with-votes.csv", as: "candidacies", contest: "E14000733",
      figure: "15529"),
    FormatSample(
      "uk-parliament-csv", "constituencies.csv", as: "constituencies", contest: "E14000733",
      figure: "70768"),
    FormatSample("uk-parliament-csv", "winners.csv", as: "winners", contest: "E14000733"),
    FormatSample(
      "democracy-club-json", "two-seats.json",
      contest: "local.rotherham.dalton-thrybergh.2021-05-06",
      identifier: "\"local.rotherham.dalton-thrybergh.2021-05-06\"", figure: "1103"),
    FormatSample(
      "pa-xml", "hartlepool-result.xml", as: "results/By_Election_result_Hartlepool_1.xml",
      contest: "296", figure: "70768"),
    FormatSample(
      "elections-canada-tsv", "preliminary.tsv", contest: "35060", figure: "32186"),
    FormatSample("elections-canada-tsv", "validated.tsv", contest: "35060", figure: "32130"),
    FormatSample("clarity-xml", "georgia.xml", contest: "5000", figure: "62229"),
    FormatSample(
      "ap-json", "maine-called.json", contest: "ME-20978", identifier: "\"20978\"", figure: "346821"
    ),
    FormatSample(
      "valgresultat-json", "nordland-2021.json", contest: "fylke-18", identifier: "\"18\"",
      figure: "28399"),
    FormatSample("aec-media-feed", "griffith.xml", contest: "163", figure: "97804"),
    FormatSample(
      "nist-1500-100", "amendment.xml", contest: "AMENDMENT-A", figure: "121"),
    FormatSample("rss", "rss-2.xml", contest: nil),
    FormatSample("rss", "rss-1.xml", contest: nil),
    FormatSample("rss", "atom.xml", contest: nil),
    FormatSample(
      "california-sos-json", "house-district-41.json",
      contest: "U.S. House of Representatives District 41",
      identifier: "U.S. House of Representatives District 41 - Districtwide Results",
      figure: "57,496"),
    FormatSample(
      "california-sos-json", "governor.json", contest: "Governor",
      identifier: "Governor - Statewide Results"),
    FormatSample(
      "california-sos-json", "ballot-measures.json", contest: "Proposition 01",
      identifier: "", figure: "3483942"),
    FormatSample("eu-referendum-csv", "hull.csv", contest: "E06000010", figure: "180230"),
    FormatSample("hoc-library-csv", "by-candidate.csv", contest: "E14000733", figure: "15464"),
    FormatSample("hoc-library-csv", "by-candidate-2024.csv", contest: "E14001272", figure: "16414"),
    FormatSample("nyt-2020-rss", "georgia.xml", contest: "Georgia", identifier: ""),
  ]
}

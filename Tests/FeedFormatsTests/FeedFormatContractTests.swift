import ElectionResults
import FeedFormats
import Testing

/// What every registered format owes its callers.
@Suite("feed formats")
struct FeedFormatContractTests {
  /// A format with a good state of a feed to spoil.
  struct Sample: Sendable, CustomTestStringConvertible {
    var format: any FeedFormat
    var bodies: [String: String]
    /// The contests of the state.
    var contests: [ContestID] = ["E14000733"]
    /// How the body writes the contest's identifier, with quotes where it has them.
    var identifier = "E14000733"
    /// Figures of the body that can be spoilt, all at once.
    var figures = ["70768"]
    var testDescription: String { format.name + " " + bodies.keys.sorted().joined(separator: "+") }

    func snapshot(
      spoilt: (inout [UInt8], String) -> Void = { _, _ in }
    ) throws -> ResultsSnapshot {
      var bytes: [String: [UInt8]] = [:]
      for (part, name) in bodies {
        bytes[part] = try Fixture.bytes(name)
        spoilt(&bytes[part]!, part)
      }
      return try format.snapshot(from: FeedBodies(bytes))
    }
  }

  static let samples = [
    Sample(
      format: ResultsJSON(), bodies: ["body": "results-json/good/hartlepool-declared.json"]),
    Sample(
      format: UKParliamentCSV(),
      bodies: ["candidacies": "uk-parliament-csv/candidacies-with-votes.csv"],
      figures: ["15529"]),
    Sample(
      format: UKParliamentCSV(), bodies: ["constituencies": "uk-parliament-csv/constituencies.csv"]),
    Sample(
      format: UKParliamentCSV(), bodies: ["winners": "uk-parliament-csv/winners.csv"],
      figures: []),
    Sample(
      format: APJSON(), bodies: ["body": "ap-json/maine-called.json"], contests: ["ME-20978"],
      identifier: "\"20978\"", figures: ["346821"]),
    Sample(
      format: ValgresultatJSON(), bodies: ["body": "valgresultat-json/nordland-2021.json"],
      contests: ["fylke-18"], identifier: "\"18\"", figures: ["28399"]),
  ]

  @Test("every registered format has a sample here and a name of its own")
  func registered() {
    let names = BuiltInFormats.all.map { $0.name }
    #expect(Set(names).count == names.count)
    #expect(Set(names) == Set(Self.samples.map { $0.format.name }))
    for name in names { #expect(BuiltInFormats.format(named: name)?.name == name) }
    #expect(BuiltInFormats.format(named: "results-jsn") == nil)
  }

  @Test("a good state decodes, and twice the same", arguments: samples)
  func good(sample: Sample) throws {
    let snapshot = try sample.snapshot()
    #expect(snapshot.contests.map(\.id) == sample.contests)
    #expect(try sample.snapshot() == snapshot)
  }

  @Test(
    "empty and foreign bodies are refused with a place", arguments: samples,
    [
      "", " \n", "\u{FEFF}", "<html><body>503</body></html>", "\0\0\0\0", "{\"races\": []}", "null",
      "\"", "id,votes\n1,2\n", "[[[[[[", String(repeating: "a", count: 70_000),
    ])
  func foreign(sample: Sample, text: String) {
    let failure = #expect(throws: DecodingFailure.self) {
      try sample.snapshot { bytes, _ in bytes = Array(text.utf8) }
    }
    #expect(failure?.place != .body)
    #expect((failure?.description.count ?? 0) < 500)
  }

  @Test("bytes that are no text are refused with a place", arguments: samples)
  func binary(sample: Sample) {
    let failure = #expect(throws: DecodingFailure.self) {
      try sample.snapshot { bytes, _ in bytes[bytes.count / 2] = 0xFF }
    }
    #expect(failure?.place != .body)
  }

  @Test("a body cut off anywhere is an error with a place, or cannot be told", arguments: samples)
  func truncated(sample: Sample) throws {
    var refused = 0
    for step in 0..<200 {
      do {
        let snapshot = try sample.snapshot { bytes, _ in
          bytes.removeLast(bytes.count - bytes.count * step / 200)
        }
        // Only between rows, or within the last field of a row, does CSV hide a cut.
        #expect(sample.format.name.hasSuffix("-csv"), "cut at \(step) of 200")
        #expect(snapshot.contests.count <= 1)
      } catch let failure as DecodingFailure {
        refused += 1
        #expect(failure.place != .body)
      }
    }
    #expect(
      refused >= (sample.format.name.hasSuffix("-csv") ? 170 : 200),
      "only \(refused) of 200 refused")
  }

  @Test(
    "numbers beyond all bounds are refused", arguments: samples.filter { !$0.figures.isEmpty },
    ["99999999999", "123456789012345678901234567890", "1e300", "-5", "0x10"])
  func hugeNumbers(sample: Sample, number: String) {
    let failure = #expect(throws: DecodingFailure.self) {
      try sample.snapshot { bytes, _ in
        var text = String(decoding: bytes, as: UTF8.self)
        for figure in sample.figures { text = text.replacing(figure, with: number) }
        bytes = Array(text.utf8)
      }
    }
    #expect(failure?.place != .body)
  }

  @Test(
    "contests and candidates given twice are refused",
    arguments: samples.filter { $0.format is UKParliamentCSV })
  func duplicates(sample: Sample) {
    let failure = #expect(throws: DecodingFailure.self) {
      try sample.snapshot { bytes, _ in
        let rows = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        bytes = Array((rows + [rows[1]]).joined(separator: "\n").utf8)
      }
    }
    #expect(failure?.what.contains("has a row already, in line 2") == true)
  }

  @Test("missing ids are refused", arguments: samples)
  func missingIDs(sample: Sample) {
    let failure = #expect(throws: DecodingFailure.self) {
      try sample.snapshot { bytes, _ in
        let text = String(decoding: bytes, as: UTF8.self)
        let nothing = sample.identifier.hasPrefix("\"") ? "\"\"" : ""
        bytes = Array(text.replacing(sample.identifier, with: nothing).utf8)
      }
    }
    #expect(failure?.place != .body)
  }

  @Test("parts that a format does not have, and none at all, are refused")
  func strangeParts() {
    for format in BuiltInFormats.all {
      #expect(throws: DecodingFailure.self) { try format.snapshot(from: [:]) }
      #expect(throws: DecodingFailure.self) { try format.snapshot(from: ["attic": [1]]) }
      #expect(format.refusal(ofParts: [FeedPart.plain]) == nil)
      let refusal = format.refusal(ofParts: ["attic"])
      #expect(format.allowsFreeParts ? refusal == nil : refusal?.contains("attic") == true)
      #expect(format.refusal(ofParts: []) != nil)
    }
    #expect(UKParliamentCSV().refusal(ofParts: ["winners", "candidacies"]) == nil)
    #expect(UKParliamentCSV().refusal(ofParts: ["winners", FeedPart.plain]) != nil)
  }
}

import ElectionResults
import FeedFormats
import Foundation
import Testing

/// What every registered format owes its callers.
@Suite("feed formats")
struct FeedFormatContractTests {
  static let samples = FormatSample.all

  @Test("every registered format has a sample here and a name of its own")
  func registered() {
    let names = BuiltInFormats.all.map { $0.name }
    #expect(Set(names).count == names.count)
    #expect(Set(names) == Set(Self.samples.map { $0.format.name }))
    for name in names { #expect(BuiltInFormats.format(named: name)?.name == name) }
    #expect(BuiltInFormats.format(named: "results-jsn") == nil)
  }

  @Test("a good state decodes, and twice the same", arguments: samples)
  func good(sample: FormatSample) throws {
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
  func foreign(sample: FormatSample, text: String) throws {
    // To this one it is a feed that has no races yet.
    if sample.format.name == "california-sos-json", text.contains("races") {
      return #expect(try sample.snapshot { $0 = Array(text.utf8) }.contests.isEmpty)
    }
    let failure = #expect(throws: DecodingFailure.self) {
      try sample.snapshot { bytes in bytes = Array(text.utf8) }
    }
    #expect(failure?.place != .body)
    #expect((failure?.description.count ?? 0) < 500)
  }

  @Test(
    "a body of another shape is refused even where a log collects", arguments: samples,
    ["{}", "[]", "{\"races\": 1}", "<x/>", "{\"id\": 1, \"partier\": 2}"])
  func foreignToATrial(sample: FormatSample, text: String) {
    let bodies = FeedBodies(sample.bodies.mapValues { _ in Array(text.utf8) })
    // An empty list is what a mapped feed may be before the night.
    if text == "[]", let mapped = sample.format as? MappedFormat,
      let trial = try? FeedTrial(of: bodies, as: mapped)
    {
      #expect(trial.snapshot.contests.isEmpty && trial.failures.isEmpty)
      return
    }
    #expect(throws: DecodingFailure.self) { try FeedTrial(of: bodies, as: sample.format) }
  }

  @Test("bytes that are no text are refused with a place", arguments: samples)
  func binary(sample: FormatSample) {
    let failure = #expect(throws: DecodingFailure.self) {
      try sample.snapshot { bytes in bytes[bytes.count / 2] = 0xFF }
    }
    #expect(failure?.place != .body)
  }

  @Test("a body cut off anywhere is an error with a place, or cannot be told", arguments: samples)
  func truncated(sample: FormatSample) throws {
    var refused = 0
    for offset in (0..<200).map({ _ in Double.random(in: 0..<1) }) {
      do {
        let snapshot = try sample.snapshot { bytes in
          bytes.removeLast(bytes.count - Int(Double(bytes.trimmed.count) * offset))
        }
        #expect(sample.isTable, "cut at \(offset) of the body")
        #expect(snapshot.contests.count <= 1)
      } catch let failure as DecodingFailure {
        refused += 1
        #expect(failure.place != .body)
      }
    }
    #expect(refused >= (sample.isTable ? 140 : 200), "only \(refused) of 200 refused")
  }

  @Test(
    "numbers beyond all bounds are refused", arguments: samples.filter { !$0.figure.isEmpty },
    ["99999999999", "123456789012345678901234567890", "1e300", "-5", "0x10"])
  func hugeNumbers(sample: FormatSample, number: String) {
    let failure = #expect(throws: DecodingFailure.self) {
      try sample.snapshot { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        bytes = Array(text.replacing(sample.figure, with: number).utf8)
      }
    }
    #expect(failure?.place != .body)
  }

  @Test(
    "contests and candidates given twice are refused",
    arguments: samples.filter { $0.format is UKParliamentCSV })
  func duplicates(sample: FormatSample) {
    let failure = #expect(throws: DecodingFailure.self) {
      try sample.snapshot { bytes in
        let rows = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        bytes = Array((rows + [rows[1]]).joined(separator: "\n").utf8)
      }
    }
    #expect(failure?.what.contains("has a row already, in line 2") == true)
  }

  @Test(
    "the order of members means nothing",
    arguments: samples.filter { $0.format.name.hasSuffix("-json") })
  func members(sample: FormatSample) throws {
    let snapshot = try sample.snapshot()
    let sorted = try sample.bodies.mapValues { name in
      let value = try JSONSerialization.jsonObject(with: Data(try Fixture.bytes(name)))
      return [UInt8](try JSONSerialization.data(withJSONObject: value, options: .sortedKeys))
    }
    #expect(try sample.format.snapshot(from: FeedBodies(sorted)) == snapshot)
  }

  @Test("no mangled body crashes, and what is refused has a place", arguments: samples)
  func mangled(sample: FormatSample) {
    var state: UInt64 = 7
    let splinters = [
      "\"", ",", "\t", "\r", "<", ">", "{", "]", "9999999999999", "&#0;", "é", "\0", ":", "(",
    ]
    for round in 0..<200 {
      do {
        let snapshot = try sample.snapshot { bytes in
          for _ in 0...(round % 4) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let place = Int(state >> 33) % bytes.count
            if round % 3 == 0 { bytes.remove(at: place) }
            bytes.insert(
              contentsOf: Array(splinters[Int(state >> 17) % splinters.count].utf8), at: place)
          }
        }
        #expect(snapshot.contests.count <= 4)
      } catch let failure as DecodingFailure {
        #expect(failure.place != .body && failure.description.count < 900)
      } catch {
        Issue.record("\(error)")
      }
    }
  }

  @Test("what a fuzzer once crashed a format with is refused", arguments: findingFiles)
  func finding(file: URL) throws {
    let format = try #require(
      BuiltInFormats.format(named: file.deletingLastPathComponent().lastPathComponent))
    let bytes = try Fixture.bytes(at: file)
    for part in format.parts {
      let name = part.isFolder ? part.name + "/Fuzz_result_Hexham_1.xml" : part.name
      #expect(throws: DecodingFailure.self) {
        try format.snapshot(from: FeedBodies([name: bytes]))
      }
    }
  }

  /// `findings/FORMAT/…`, as `.ci/fuzz` left them.
  static let findingFiles: [URL] = {
    let folder = Fixture.folder.appending(path: "findings")
    return Fixture.files(in: folder).flatMap { Fixture.files(in: $0) }
  }()

  @Test("missing ids are refused", arguments: samples.filter { !$0.identifier.isEmpty })
  func missingIDs(sample: FormatSample) {
    let failure = #expect(throws: DecodingFailure.self) {
      try sample.snapshot { bytes in
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

extension [UInt8] {
  /// Without the white space at its end, which a cut may take without harm.
  fileprivate var trimmed: ArraySlice<UInt8> {
    self[...(lastIndex { $0 > 0x20 } ?? 0)]
  }
}

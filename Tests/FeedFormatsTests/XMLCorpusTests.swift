import ElectionResults
import FeedFormats
import Foundation
import Testing

/// Recorded files of the formats in XML; they run where the recorded feeds are, and say so where they are not.
@Suite(
  "corpus of feeds in XML",
  .enabled(
    if: Corpus.isPresent,
    "no recorded feeds here: set SEATWATCH_CORPUS to their folder to run these tests"))
struct XMLCorpusTests {
  private static let root = Corpus.folder.deletingLastPathComponent()

  private func snapshot(_ format: any FeedFormat, _ path: String) throws -> ResultsSnapshot {
    let bytes = try Fixture.bytes(at: Self.root.appending(path: path))
    return try format.snapshot(from: FeedBodies([FeedPart.plain: bytes]))
  }

  @Test("corpus: PA Media's state of parties has no contests, under its own name or any other")
  func stateOfParties() throws {
    let path = "uk-pa/Test_General_Election_SOP_650.xml"
    #expect(try snapshot(PAXML(), path).contests.isEmpty)
    let bytes = try Fixture.bytes(at: Self.root.appending(path: path))
    let named = FeedBodies(["results/Test_General_Election_SOP_650.xml": bytes])
    #expect(try PAXML().snapshot(from: named).contests.isEmpty)
  }
}

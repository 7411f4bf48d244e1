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

  @Test("corpus: Griffith 2014 elected Labor, who trailed on first preferences")
  func griffith() throws {
    let path = "au-aec-mediafeed/aec-mediafeed-results-detailed-verbose-17552.xml"
    let snapshot = try snapshot(AECMediaFeed(), path)
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2016-02-12T03:10:52Z"))
    #expect(snapshot.contests.map(\.id) == ["163"] && !snapshot.isTest)
    let contest = try #require(snapshot.contests.first)
    #expect(contest.status == .declared && contest.candidates.count == 11)
    #expect(contest.electorate == 97804 && contest.validVotes == 77723)
    #expect(contest.candidates.reduce(0) { $0 + ($1.votes ?? 0) } == 77723)
    #expect(contest.reportingPercentage == 100)
    let butler = try #require(contest.candidates.first { $0.name == "Terri BUTLER" })
    let glasson = try #require(contest.candidates.first { $0.name == "Bill GLASSON" })
    #expect(butler.votes == 30023 && butler.finalVotes == 40229 && butler.isElected == true)
    #expect(glasson.votes == 34491 && glasson.finalVotes == 37494 && glasson.isElected == false)
    #expect(contest.candidates.count { $0.finalVotes != nil } == 2)
    #expect(contest.previous.map(\.party.abbreviation) == ["ALP"])
  }
}

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

  @Test(
    "corpus: Clarity's reports have their contests, votes, parties and times, and declare nothing",
    arguments: [
      ("clarify-county.xml", "2014-11-13T20:58:41Z", ["100"], 477734, "REP", 100.0),
      ("clarify-precinct.xml", "2014-05-21T00:19:21Z", ["4"], 820, nil, 100),
      (
        "wapo-results-wv_counties_11-3.xml", "2020-11-30T13:18:00Z", ["100", "125"], 545382, "REP",
        100
      ),
    ] as [(String, String, [ContestID], Int, String?, Double)])
  func clarity(
    file: String, time: String, contests: [ContestID], votes: Int, party: String?, reporting: Double
  ) throws {
    let snapshot = try snapshot(ClarityXML(), "us-clarity/" + file)
    #expect(snapshot.generatedAt == Timestamp(rfc3339: time))
    #expect(snapshot.contests.map(\.id) == contests)
    #expect(snapshot.contests.allSatisfy { $0.status == .counting })
    #expect(snapshot.contests.allSatisfy { $0.reportingPercentage == reporting })
    #expect(snapshot.contests[0].candidates[0].votes == votes)
    #expect(snapshot.contests[0].candidates[0].party.abbreviation == party)
  }
}

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

  @Test("corpus: Wyoming 2020 has 78 contests, each known by its name, and nothing declared")
  func wyoming() throws {
    let snapshot = try snapshot(NISTReport(), "us-nist-sp1500-100/nist_v2_wy20g.xml")
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2021-07-10T04:58:51Z"))
    #expect(snapshot.contests.count == 78 && !snapshot.isTest)
    #expect(snapshot.contests.allSatisfy { $0.status == .counting && $0.seats == 1 })
    #expect(snapshot.contests.reduce(0) { $0 + $1.candidates.count } == 230)
    let president = try #require(
      snapshot.contests.first { $0.id == "US President (WY) / Wyoming" })
    let votes = Dictionary(
      uniqueKeysWithValues: president.candidates.map { ($0.name, $0.votes) })
    #expect(votes["Donald J. Trump"] == 193559 && votes["Joseph R. Biden"] == 73491)
    #expect(votes["Jo Jorgensen"] == 5768 && votes["Brock Pierce"] == 2208)
    #expect(president.candidates.first { $0.name == "Write-Ins" }?.party == PartyReference())
    let senate = snapshot.contests.first { $0.name == "US Senate WY" }
    #expect(senate?.candidates.first { $0.name == "Cynthia M. Lummis" }?.votes == 198100)
  }
}

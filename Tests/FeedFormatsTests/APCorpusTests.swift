import ElectionResults
import FeedFormats
import Testing

@Suite(
  "corpus of the AP's replies",
  .enabled(
    if: RecordedFeed.isPresent("us-ap-elections-api"),
    "no recorded feeds here: set SEATWATCH_CORPUS to their folder to run these tests"))
struct APCorpusTests {
  private func snapshot(_ name: String) throws -> ResultsSnapshot {
    try APJSON().snapshot(
      from: [FeedPart.plain: RecordedFeed.bytes("us-ap-elections-api/\(name).json")])
  }

  @Test("corpus: Maine 2012 is called for King at 88.98 %, Florida is not called at 0.28 %")
  func senate() throws {
    let snapshot = try snapshot("20121106_me_fl_senate")
    #expect(Set(snapshot.contests.map(\.id)) == ["ME-20978", "FL-10005"])
    let maine = try #require(snapshot.contests.first { $0.id == "ME-20978" })
    #expect(maine.status == .called && maine.reportingPercentage == 88.98)
    let king = try #require(maine.candidates.first { $0.isElected == true })
    #expect(king.name == "Angus King" && king.votes == 346_821)
    #expect(Fixture.book.code(for: king.party) == .independent)
    #expect(maine.candidates.count { $0.isElected == false } == 5)
    let florida = try #require(snapshot.contests.first { $0.id == "FL-10005" })
    #expect(florida.status == .counting && florida.reportingPercentage == 0.28)
    #expect(florida.candidates.allSatisfy { $0.isElected == nil && $0.votes ?? 0 > 2000 })
    #expect(snapshot.contests.allSatisfy { !$0.isTest && $0.pollingDay == "2012-11-06" })
  }

  @Test("corpus: Alaska 2012 weighs 3 electors and is called for Romney")
  func alaska() throws {
    let snapshot = try snapshot("20121106_ak_prez")
    let contest = try #require(snapshot.contests.first)
    #expect(snapshot.contests.count == 1)
    #expect(contest.id == "AK-0" && contest.weight == 3 && contest.status == .called)
    #expect(contest.candidates.first { $0.isElected == true }?.votes == 136_848)
    #expect(contest.previous.isEmpty)
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2016-08-31T19:20:54.730Z"))
    #expect(snapshot.nextURLs[FeedPart.plain]?.hasSuffix("2016-06-24T18%3a24%3a19.000Z") == true)
  }

  @Test("corpus: both primaries of Massachusetts are called, Sanders is not nominated")
  func primaries() throws {
    let contests = try snapshot("20160301_super_tuesday").contests
    #expect(contests.map(\.status) == [.called, .called])
    let names = contests.flatMap(\.candidates).filter { $0.isElected == true }.map(\.name)
    #expect(Set(names) == ["Donald Trump", "Hillary Clinton"])
  }

  @Test("corpus: 436 races, 435 of them tests, 317 uncontested ones called without votes")
  func rollups() throws {
    let contests = try snapshot("20160426_ct_rollups").contests
    #expect(contests.count == 436)
    #expect(contests.count { $0.isTest } == 435)
    #expect(contests.count { $0.status == .called } == 321)
    let walkovers = contests.filter { contest in
      contest.status == .called && contest.candidates.allSatisfy { $0.votes == nil }
    }
    #expect(walkovers.count == 317)
    #expect(walkovers.allSatisfy { $0.candidates.allSatisfy { $0.isElected == true } })
    #expect(contests.filter { $0.seats > 1 }.map(\.seats).sorted() == [2, 3, 4, 4, 6])
    let nobody = contests.filter { $0.status == .awaiting || $0.status == .counting }
    #expect(nobody.allSatisfy { $0.candidates.count { $0.isElected == true } < $0.seats })
    #expect(contests.allSatisfy { $0.status?.isDeclared == false })
  }
}

import ElectionResults
import FeedFormats
import Testing

@Suite("democracy-club-json")
struct DemocracyClubJSONTests {
  private func contests(_ name: String) throws -> [ContestResult] {
    try DemocracyClubJSON().snapshot(from: [
      FeedPart.plain: Fixture.bytes("democracy-club-json/\(name).json")
    ]).contests
  }

  @Test("a page's ward of two seats is declared with its two winners")
  func declared() throws {
    let contest = try #require(try contests("two-seats").first)
    #expect(contest.id == "local.rotherham.dalton-thrybergh.2021-05-06")
    #expect(contest.name == "Dalton & Thrybergh" && contest.region == "Rotherham")
    #expect(contest.kind == .ward && contest.seats == 2 && contest.status == .declared)
    #expect(contest.pollingDay == "2021-05-06" && contest.electorate == 6733)
    #expect(contest.rejectedVotes == 10 && contest.ballots == 1771)
    #expect(contest.candidates.map(\.votes) == [1103, 512, 432, 397, 117])
    #expect(contest.candidates.map(\.isElected) == [true, true, false, false, false])
    #expect(contest.candidates.map(\.id) == ["82948", "82945", "82946", "18464", "82947"])
    #expect(contest.candidates[0].party == PartyReference(name: "Independent"))
    #expect(
      contest.candidates[1].party == PartyReference(name: "Labour Party", registrations: ["PP53"]))
    #expect(contest.previous.isEmpty && contest.contradiction == nil)
  }

  @Test("winners before their votes declare a ballot of stated seats, and no other")
  func rush() throws {
    let contest = try contests("rush-counting-and-later-version")[0]
    #expect(contest.status == .counting && contest.isStatusImplied)
    #expect(contest.candidates.allSatisfy { $0.votes == nil })
    #expect(contest.candidates.count { $0.isElected == true } == 1)
    let stated = try marked("\"winner_count\": 1,", votes: ["null", "null"])
    #expect(stated.status == .declared && !stated.isStatusImplied)
    #expect(stated.candidates.map(\.isElected) == [true, false])
  }

  @Test(
    "without stated seats marks declare once everybody has votes",
    arguments: [
      (["812", "409"], ContestStatus.declared), (["812", "0"], .declared),
      (["812", "null"], .counting), (["0", "0"], .counting),
    ])
  func unstatedSeats(votes: [String], status: ContestStatus) throws {
    let contest = try marked("", votes: votes)
    #expect(contest.status == status && contest.isStatusImplied == (status == .counting))
    #expect(contest.candidates.map(\.isElected) == [true, status == .declared ? false : nil])
  }

  /// A ballot of two candidates of whom the first is marked.
  private func marked(_ member: String, votes: [String]) throws -> ContestResult {
    let text = """
      [{"ballot_paper_id": "local.a.b.2021-05-06", \(member) "candidate_results": [
        {"is_winner": true, "num_ballots": \(votes[0]),
          "membership": {"person": {"id": 1, "name": "A"}}},
        {"is_winner": false, "num_ballots": \(votes[1]),
          "membership": {"person": {"id": 2, "name": "B"}}}]}]
      """
    let snapshot = try DemocracyClubJSON().snapshot(from: [FeedPart.plain: Array(text.utf8)])
    return try #require(snapshot.contests.first)
  }

  @Test("votes without a winner are a count, and no number of papers below the votes is believed")
  func counting() throws {
    let contest = try contests("rush-counting-and-later-version")[1]
    #expect(contest.status == .counting)
    #expect(contest.candidates.allSatisfy { $0.isElected == nil })
    #expect(contest.ballots == nil)
  }

  @Test("the later version of the API states seats and cancellations")
  func later() throws {
    let contests = try contests("rush-counting-and-later-version")
    #expect(contests[2].kind == .mayoralty && contests[2].name == "Greater London Authority")
    #expect(contests[2].status == .declared && contests[2].ballots == 2_645_479)
    #expect(contests[2].candidates.map(\.votes) == [1_013_721, 893_051])
    #expect(contests[3].seats == 3 && contests[3].status == .counting)
    #expect(contests[3].candidates.map(\.isElected) == [true, nil])
    #expect(contests[4].status == .postponed && contests[4].name == "wembury-brixton")
  }

  @Test("pages under names of the desk's own are one snapshot, a ballot on two of them is refused")
  func pages() throws {
    let first = try Fixture.bytes("democracy-club-json/two-seats.json")
    let second = try Fixture.bytes("democracy-club-json/rush-counting-and-later-version.json")
    let both = try DemocracyClubJSON().snapshot(from: ["page 1": first, "page 2": second])
    #expect(both.contests.count == 6 && both.nextURLs.isEmpty)
    #expect {
      try DemocracyClubJSON().snapshot(from: ["page 1": first, "page 2": first])
    } throws: {
      "\($0)".contains("page 2, at /results/0/ballot_paper_id: the contest \"local.rotherham.dal")
    }
  }

  @Test(
    "what cannot be read is told with its place",
    arguments: [
      ("{\"candidate_results\": []}", "at /0: the member \"ballot_paper_id\" is missing"),
      ("{\"ballot_paper_id\": \"a.2021-05-06\"}", "at /0: the member \"candidate_results\""),
      ("{\"ballot_paper_id\": \"local.a.b\", \"candidate_results\": []}", "at /0/ballot_paper_id"),
      ("3", "at /0: this is no ballot"),
      (
        """
        {"ballot_paper_id": "local.a.b.2021-05-06", "candidate_results": [{"membership": {}}]}
        """, "at /0/candidate_results/0/membership: the member \"person\" is missing"
      ),
      (
        """
        {"ballot_paper_id": "local.a.b.2021-05-06", "candidate_results": [
          {"num_ballots": 1.5, "membership": {"person": {"id": 1, "name": "A"}}}]}
        """, "at /0/candidate_results/0/num_ballots: \"1.5\" is no number"
      ),
      (
        """
        {"ballot_paper_id": "local.a.b.2021-05-06", "candidate_results": [
          {"membership": {"person": {"id": 1, "name": "A"}}},
          {"membership": {"person": {"id": 1, "name": "A"}}}]}
        """, "at /0/candidate_results/1: the candidate \"1\" is already at /0/candidate_results/0"
      ),
    ])
  func places(ballot: String, words: String) {
    #expect {
      try DemocracyClubJSON().snapshot(from: [FeedPart.plain: Array("[\(ballot)]".utf8)])
    } throws: {
      "\($0)".hasPrefix(words)
    }
  }

  @Test("more winners than stated seats are a contradiction")
  func contradiction() throws {
    let text = """
      [{"ballot_paper_id": "local.a.b.2021-05-06", "winner_count": 1, "candidacies": [
        {"elected": true, "person": {"id": 1, "name": "A"}},
        {"elected": true, "person": {"id": 2, "name": "B"}}]}]
      """
    let snapshot = try DemocracyClubJSON().snapshot(from: [FeedPart.plain: Array(text.utf8)])
    #expect(snapshot.contests.first?.contradiction == "2 winners are marked for 1 seats")
  }
}

import ElectionResults
import FeedFormats
import Testing

@Suite(
  "corpus of Elections Canada",
  .enabled(
    if: MappedCorpus.isPresent,
    "no recorded feeds here: set SEATWATCH_CORPUS to their folder to run these tests"))
struct ElectionsCanadaCorpusTests {
  private static func snapshot(_ day: String) throws -> ResultsSnapshot {
    try MappedCorpus.snapshot(
      "elections-canada-tsv", "ca-elections-canada/ca_ge45_preliminary_candidates_2025-\(day).tsv")
  }

  @Test(
    "corpus: seats of the latest sort of figures, four and eleven days after the election of 2025",
    arguments: [
      ("05-02", "2025-05-02T16:47:00Z", ["lib": 168, "con": 144, "blo": 23, "ndp": 7, "gre": 1]),
      ("05-09", "2025-05-09T18:30:00Z", ["lib": 169, "con": 143, "blo": 23, "ndp": 7, "gre": 1]),
    ])
  func seats(day: String, time: String, expected: [String: Int]) throws {
    let snapshot = try Self.snapshot(day)
    #expect(snapshot.contests.count == 343)
    #expect(snapshot.generatedAt == Timestamp(rfc3339: time))
    var seats: [String: Int] = [:]
    for contest in snapshot.contests {
      let winner = try #require(contest.candidates.max { ($0.votes ?? 0) < ($1.votes ?? 0) })
      seats[String((winner.party.name ?? "").lowercased().prefix(3)), default: 0] += 1
      #expect(contest.candidates.reduce(0) { $0 + ($1.votes ?? 0) } == contest.validVotes)
      #expect((contest.rejectedVotes == nil) == (contest.status == .counting))
      #expect(contest.candidates.allSatisfy { $0.isElected == nil })
      #expect(contest.region != nil)
    }
    #expect(seats == expected)
  }

  @Test("corpus: in Milton East–Halton Hills South the lead changes with the validation")
  func milton() throws {
    let contests = try ["05-02", "05-09"].map { day in
      try #require(try Self.snapshot(day).contests.first { $0.id == "35060" })
    }
    #expect(contests.map(\.name) == Array(repeating: "Milton East–Halton Hills South", count: 2))
    #expect(contests.map(\.status) == [.counting, .declared])
    #expect(contests.map(\.countKind) == ["preliminary", "validated"])
    #expect(contests.map(\.rejectedVotes) == [nil, 412])
    #expect(contests.map(\.ballots) == [nil, 66995])
    let votes = contests.map { contest in
      ["Parm Gill", "Kristina Tesser Derksen"].map { name in
        contest.candidates.first { $0.name == name }?.votes
      }
    }
    #expect(votes == [[32186, 31888], [32101, 32130]])
  }
}

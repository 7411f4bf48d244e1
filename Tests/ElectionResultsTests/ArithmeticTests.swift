import ElectionResults
import Testing

@Suite("arithmetic") struct ArithmeticTests {
  @Test(
    "a percentage is rounded half away from zero to two decimals",
    arguments: [
      (1, 3, 33.33), (2, 3, 66.67), (1, 800, 0.13), (-1, 800, -0.13), (1, 200, 0.5),
      (1, 80_000, 0), (1, 20_000, 0.01), (3, 800, 0.38), (6940, 29933, 23.19), (0, 5, 0),
      (2_010_001, 200_000_000, 1.01), (Int.max, Int.max, 100),
    ] as [(Int, Int, Double)])
  func percentage(part: Int, whole: Int, expected: Double) {
    #expect(Percentage.of(part, in: whole) == expected)
    #expect(Percentage.of(part, in: whole)?.sign == expected.sign)
  }

  @Test("there is no percentage without both numbers and a positive whole")
  func noPercentage() {
    #expect(Percentage.of(1, in: 0) == nil)
    #expect(Percentage.of(1, in: nil) == nil)
    #expect(Percentage.of(nil, in: 1) == nil)
  }

  @Test(
    "a change of percentages has two decimals",
    arguments: [(42.3, 57.92, 15.62), (3, 3, 0)] as [(Double, Double, Double)])
  func change(before: Double, now: Double, expected: Double) {
    #expect(Percentage.change(from: before, to: now) == expected)
    #expect(Percentage.change(from: nil, to: now) == nil)
  }

  typealias Votes = Swing.Votes

  @Test("Hartlepool 2021 swings from Labour to Conservative")
  func hartlepool() {
    let swing = Swing(
      gaining: Votes(party: "con", before: 11869, now: 15529),
      losing: Votes(party: "lab", before: 15464, now: 8589), validBefore: 41037, validNow: 29933)
    #expect(swing?.percentagePoints == 15.97)
    #expect(swing?.from == "lab")
    #expect(swing?.to == "con")
  }

  @Test("a negative swing turns round")
  func negative() {
    let swing = Swing(
      gaining: Votes(party: "con", before: 60, now: 55),
      losing: Votes(party: "lab", before: 40, now: 45), validBefore: 100, validNow: 100)
    #expect(swing?.percentagePoints == 5)
    #expect(swing?.from == "con")
    #expect(swing?.to == "lab")
  }

  @Test(
    "there is no swing with persons, within one party, or without votes",
    arguments: [
      ("ind", "lab", 10, 10), ("con", "spk", 10, 10), ("con", "CON", 10, 10), ("con", "lab", 0, 10),
      ("con", "lab", 10, 0),
    ] as [(PartyCode, PartyCode, Int, Int)])
  func noSwing(winner: PartyCode, loser: PartyCode, before: Int, now: Int) {
    let swing = Swing(
      gaining: Votes(party: winner, before: 4, now: 5),
      losing: Votes(party: loser, before: 5, now: 4), validBefore: before, validNow: now)
    #expect(swing == nil)
  }

  @Test(
    "a majority is more than half of the body, when the election fills it",
    arguments: [
      (650, nil, 326), (129, nil, 65), (60, nil, 31), (1, 650, nil), (1, nil, nil),
      (nil, 650, nil), (20, 60, nil),
    ] as [(Int?, Int?, Int?)])
  func line(seats: Int?, bodySeats: Int?, expected: Int?) {
    let election = Election(id: "e", name: "E", seats: seats, bodySeats: bodySeats)
    #expect(election.majorityLine == expected)
  }

  private func standing(_ candidates: [CandidateStanding]) -> ContestStanding {
    var standing = ContestStanding(contest: "c", name: "C", feed: "f")
    standing.candidates = candidates
    return standing
  }

  @Test("the deciding count decides leader and majority, first preferences the valid votes")
  func decidingCount() {
    let contest = standing([
      CandidateStanding(name: "A", party: "a", partyName: "A", votes: 40, finalVotes: 55),
      CandidateStanding(name: "B", party: "b", partyName: "B", votes: 45, finalVotes: 45),
      CandidateStanding(name: "C", party: "c", partyName: "C", votes: 15),
    ])
    #expect(contest.soleLeader?.name == "A")
    #expect(contest.margin == 10)
    #expect(contest.effectiveValidVotes == 100)
    #expect(contest.runnerUp?.name == "B")
  }

  @Test("previous valid votes are stated or summed, the majority is between the best two")
  func previous() {
    var before = PreviousResult(
      contest: "c",
      entries: [
        .init(party: "con", seats: 0, votes: 30), .init(party: "lab", seats: 1, votes: 50),
        .init(party: "con", seats: 0, votes: 35),
      ])
    #expect(before.validVotes == 115)
    #expect(before.majority == 15)
    #expect(before.votes(for: "Con") == 35)
    #expect(before.votes(for: "ld") == nil)
    #expect(before.holder?.party == "lab")
    before.statedValidVotes = 120
    #expect(before.validVotes == 120)
  }
}

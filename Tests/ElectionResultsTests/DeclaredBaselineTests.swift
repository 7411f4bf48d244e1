import ElectionResults
import Testing

@Suite("a baseline made of declared results")
struct DeclaredBaselineTests {
  private func standing(
    _ id: ContestID = "c", winner: PartyCode, gainedFrom: PartyCode? = nil,
    holder: PartyCode? = "lab", name: String = "Ann"
  ) -> ContestStanding {
    var standing = ContestStanding(contest: id, name: "Contest \(id)", feed: "f")
    standing.electorate = 100
    standing.holder = holder
    standing.candidates = [
      CandidateStanding(name: name, party: winner, partyName: winner.text, votes: 40),
      CandidateStanding(
        name: "Zoe", party: winner == "lab" ? "con" : "lab", partyName: "Other", votes: 30),
    ]
    standing.outcome = Outcome(
      winner: name, party: winner, partyName: winner.text, declaration: "d", seatEvent: "s",
      gainedFrom: gainedFrom, isComplete: true)
    return standing
  }

  private func baseline(
    _ contests: ContestStanding..., after entries: [PreviousResult.Entry] = []
  ) -> Baseline {
    Baseline(
      declaredIn: contests, year: 2019,
      after: Baseline(entries.isEmpty ? [] : [PreviousResult(contest: "c", entries: entries)]))
  }

  @Test("a hold goes on from what that election's own baseline says, a gain begins its year")
  func heldSince() throws {
    let before = [PreviousResult.Entry(party: "lab", seats: 1, heldSince: 1974)]
    let hold = try #require(baseline(standing(winner: "lab"), after: before)["c"])
    #expect(hold.holder?.heldSince == 1974)
    let gain = try #require(
      baseline(standing(winner: "con", gainedFrom: "lab"), after: before)["c"])
    #expect(gain.holder?.heldSince == 2019)
    #expect(gain.holder?.member == "Ann")
    let new = try #require(baseline(standing(winner: "con", holder: nil))["c"])
    #expect(new.holder?.heldSince == 2019)
    let stated = try #require(baseline(standing(winner: "lab"))["c"])
    #expect(stated.holder?.heldSince == nil)
  }

  @Test("figures and names come along, and what is not declared stays out")
  func figures() throws {
    var counting = standing("d", winner: "lab")
    counting.outcome = nil
    var area = standing("a", winner: "lab")
    (area.kind, area.seats) = (.countingArea, 0)
    let baseline = baseline(standing(winner: "lab"), counting, area)
    #expect(baseline.results.keys.sorted() == ["c"])
    let result = try #require(baseline["c"])
    #expect(result.contestName == "Contest c")
    #expect(result.electorate == 100)
    #expect(result.validVotes == 70)
    #expect(result.entries.map(\.seats) == [1, 0])
    #expect(result.majority == 10)
  }

  @Test("several seats and lists hold seats by party")
  func severalSeats() throws {
    var ward = standing("w", winner: "lab")
    ward.seats = 2
    ward.candidates.append(
      CandidateStanding(name: "Bob", party: "lab", partyName: "Labour", votes: 20))
    ward.outcome?.electedCount = 2
    ward.holders = ["lab": 2]
    var region = standing("r", winner: "lab")
    region.candidates = [
      CandidateStanding(
        name: "Labour", party: "lab", partyName: "Labour", votes: 9,
        list: ListAllocation(seats: 3)),
      CandidateStanding(
        name: "Con", party: "con", partyName: "Con", votes: 2, list: ListAllocation(seats: 0)),
    ]
    region.seats = 3
    let baseline = baseline(ward, region)
    #expect(try #require(baseline["w"]).entries.map(\.seats) == [1, 1, 0])
    #expect(try #require(baseline["w"]).entries.map(\.member) == ["Ann", "Zoe", nil])
    #expect(try #require(baseline["w"]).entries.map(\.heldSince) == [nil, 2019, nil])
    #expect(try #require(baseline["r"]).entries.map(\.seats) == [3, 0])
  }

  @Test("a by-election changes the holder, and not the votes")
  func byElection() throws {
    let general = Baseline([
      PreviousResult(
        contest: "c",
        entries: [
          PreviousResult.Entry(party: "lab", seats: 1, votes: 50, member: "Lee", heldSince: 1974),
          PreviousResult.Entry(party: "con", seats: 0, votes: 40),
        ])
    ])
    let gain = standing(winner: "con", gainedFrom: "lab", name: "Jill")
    let other = standing("elsewhere", winner: "con")
    let gained = general.taking(byElection: [gain, other], year: 2021)
    #expect(gained.results.count == 1)
    let result = try #require(gained["c"])
    #expect(result.holder?.party == "con")
    #expect(result.holder?.member == "Jill")
    #expect(result.holder?.heldSince == 2021)
    #expect(result.votes(for: "lab") == 50)
    #expect(result.votes(for: "con") == 40)
    #expect(result.holder?.votes == 40)
    #expect(result.entries.map(\.seats) == [0, 1])

    let held = general.taking(byElection: [standing(winner: "lab", name: "Mo")], year: 2021)
    #expect(held["c"]?.holder?.heldSince == 1974)
    #expect(held["c"]?.holder?.member == "Mo")

    let newcomer = general.taking(
      byElection: [standing(winner: "ind", gainedFrom: "lab", name: "Sam")], year: 2021)
    #expect(newcomer["c"]?.holder?.party == "ind")
    #expect(newcomer["c"]?.holder?.member == "Sam")
    #expect(newcomer["c"]?.holder?.votes == nil)
  }

  @Test("of several seats a by-election moves one")
  func byElectionOfOneSeat() throws {
    let general = Baseline([
      PreviousResult(
        contest: "c",
        entries: [
          PreviousResult.Entry(party: "lab", seats: 2, heldSince: 1990),
          PreviousResult.Entry(party: "con", seats: 1, heldSince: 2010),
        ])
    ])
    let result = try #require(
      general.taking(
        byElection: [standing(winner: "con", gainedFrom: "lab")], year: 2021)["c"])
    #expect(result.entries.map(\.seats) == [1, 2])
    #expect(result.entries.map(\.heldSince) == [1990, 2010])
  }

  @Test("whatever changes in a baseline changes its fingerprint")
  func fingerprint() {
    let one = baseline(standing(winner: "lab"))
    var votes = standing(winner: "lab")
    votes.candidates[0].votes = 41
    let prints = [
      one, baseline(votes), baseline(standing(winner: "con")),
      baseline(standing(winner: "lab", name: "Bo")), baseline(standing("d", winner: "lab")),
    ].map(\.fingerprint)
    #expect(Set(prints).count == prints.count)
    #expect(baseline(standing(winner: "lab")).fingerprint == one.fingerprint)
  }
}

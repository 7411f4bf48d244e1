import ElectionResults
import Testing

/// Two of the 32 areas of 18 September 2014, with the votes that their counting officers declared.
@Suite("referendum") struct ReferendumSystemTests {
  private func area(_ id: ContestID, yes: Int, no: Int, kind: ContestKind?) -> ContestResult {
    var result = contest(id, .declared, .init("Yes yes", yes), .init("No no", no))
    result.kind = kind
    return result
  }

  @Test(
    "an area is declared for an answer and counts as one area, whatever the feed calls it",
    arguments: [nil, .countingArea, .district] as [ContestKind?])
  func areas(kind: ContestKind?) throws {
    var night = Night(of: Election(by: .referendum))
    let glasgow = area("glasgow", yes: 194_779, no: 169_347, kind: kind)
    let aberdeenshire = area("aberdeenshire", yes: 71_337, no: 108_606, kind: kind)
    let events = night.change([glasgow, aberdeenshire])?.events ?? []
    #expect(events.seats.isEmpty)
    #expect(
      events.filter { $0.type == .tallyChanged }.map { $0.integer(.seatsWon) } == [1, 1])
    let declared = events.filter { $0.type == .resultDeclared }
    #expect(declared.map { $0.text(.winner) } == ["No", "Yes"])
    #expect(
      declared[1].figures == [
        "kind": "counting_area", "seats": "0", "status": "declared",
        "winner": "Yes", "to_party": "yes", "to_party_name": "yes", "winner_votes": "194779",
        "winner_pct": "53.49", "runner_up": "No", "runner_up_party": "no", "majority": "25432",
        "majority_pct": "6.98", "valid_votes": "364126",
      ])
    #expect(night.standing.tallies.mapValues(\.votes) == ["yes": 266_116, "no": 277_953])
    #expect(night.standing.tallies.values.allSatisfy { $0.seatsWon == 1 })
    #expect(night.standing.isComplete)
    #expect(night.change([aberdeenshire, glasgow]) == nil)
  }

  @Test("what is counted are areas, also those that are still to come")
  func total() throws {
    var night = Night(of: Election(by: .referendum))
    let events = night.events(
      area("a", yes: 3, no: 1, kind: nil), contest("b", .awaiting, .init("Yes yes")))
    #expect(events.map(\.type) == [.countStarted, .resultDeclared, .tallyChanged])
    #expect(events[2].integer(.total) == 2)
    let complete = night.events(area("b", yes: 1, no: 2, kind: nil)).last
    #expect(complete?.type == .electionComplete)
    #expect(complete?.integer(.total) == 2)
  }
}

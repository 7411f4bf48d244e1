import ElectionResults
import ResultDiff
import Testing

@Suite("list contests") struct ListContestTests {
  @Test("the first allocation moves nothing, the next tells each seat that moved")
  func moves() throws {
    var night = Night()
    #expect(
      night.types(lists(seats: 7, ("con", 0, 0), ("lab", 0, nil), ("ld", 0, nil))) == [])
    #expect(
      night.types(lists(seats: 7, ("con", 90, 4), ("lab", 80, 3), ("ld", 10, nil)))
        == [.countStarted])
    let events = night.events(lists(seats: 7, ("con", 95, 3), ("lab", 85, 3), ("ld", 40, 1)))
    #expect(events.map(\.type) == [.countProgress, .allocationChanged])
    #expect(events[1].text(.fromParty) == "con")
    #expect(events[1].text(.toParty) == "ld")
    #expect(events[1].text(.toPartyName) == "Liberal Democrat")
    for column in [EventColumn.winner, .runnerUp, .majority] { #expect(events[1][column] == nil) }
    #expect(night.change([lists(seats: 7, ("con", 95, 3), ("lab", 85, 3), ("ld", 40, 1))]) == nil)
    #expect(night.standing.tallies.mapValues(\.seatsLeading) == ["con": 3, "lab": 3, "ld": 1])
  }

  @Test("Norway, 14 September 2021: of the whole country one seat moves from A to SP")
  func norway() {
    var night = Night()
    _ = night.events(
      lists("2", seats: 169, kind: .body, ("A", nil, 49), ("SP", nil, 27), ("H", nil, 36)))
    let events = night.events(
      lists("2", seats: 169, kind: .body, ("A", nil, 48), ("SP", nil, 28), ("H", nil, 36)))
    #expect(events.first?.type == .countProgress)
    #expect(events.dropFirst().map(\.seat) == [["allocation.changed", "A", "SP", nil, nil]])
  }

  @Test("losers pair with gainers by the size of their change, then by party")
  func pairing() {
    var night = Night()
    _ = night.events(lists(seats: 9, ("con", 9, 3), ("lab", 8, 4), ("ld", 7, 2), ("green", 6, 0)))
    let events = night.events(
      lists(seats: 9, ("con", 9, 2), ("lab", 4, 1), ("ld", 8, 4), ("green", 7, 2)))
    let moves = events.filter { $0.type == .allocationChanged }
      .map { [$0.text(.fromParty), $0.text(.toParty)] }
    #expect(moves == [["lab", "green"], ["lab", "green"], ["lab", "ld"], ["con", "ld"]])
    #expect(Set(events.map(\.id)).count == events.count)
  }

  @Test("an allocation that is not complete moves only what has a counterpart")
  func incomplete() {
    var night = Night()
    _ = night.events(lists(seats: 7, ("con", 9, 4), ("lab", 8, 3), ("ld", 7, nil)))
    #expect(
      night.types(lists(seats: 7, ("con", 9, 3), ("lab", 8, nil), ("ld", 7, 1)))
        == [.countProgress])
    #expect(
      night.types(lists(seats: 7, ("con", 9, nil), ("lab", 8, nil), ("ld", 7, nil))) == [])
    #expect(
      night.types(lists(seats: 7, ("con", 9, 2), ("lab", 8, 2), ("ld", 7, 3))) == [])
  }

  @Test("persons are named where exactly those of the seats are known")
  func persons() {
    func allocation(_ con: [String], _ lab: [String]) -> ContestResult {
      var result = lists(seats: 3, ("con", 9, con.count), ("lab", 8, lab.count))
      result.lists[0].persons = con.map { PartyListResult.Person(name: $0) }
      result.lists[1].persons = lab.map { PartyListResult.Person(name: $0) }
      return result
    }
    var night = Night()
    _ = night.events(allocation(["Ann", "Bo"], ["Cy"]))
    let events = night.events(allocation(["ANN"], ["Cy", "Di"]))
    #expect(events.map(\.type) == [.countProgress, .allocationChanged])
    #expect(events.last?.text(.runnerUp) == "Bo")
    #expect(events.last?.text(.winner) == "Di")
    #expect(events.last?.text(.runnerUpParty) == "con")
    let shuffled = night.events(allocation(["Ann", "Eve"], ["Fay"]))
    #expect(shuffled.map { $0.text(.winner) } == ["Eve"])
    #expect(shuffled.map { $0.text(.runnerUp) } == [nil])
  }

  @Test("a declared list contest tells gains by party, and its lists as candidates")
  func declared() throws {
    var night = Night(baseline: [seatsHeld("l", ("con", 3, nil), ("lab", 4, nil))])
    _ = night.events(lists(seats: 7, ("con", 90, 4), ("lab", 80, 3), ("ld", 10, 0)))
    let result = lists(
      .init("l"), .declared, seats: 7, ("con", 91, 4), ("lab", 80, 2), ("ld", 30, 1))
    let events = night.events(result)
    #expect(
      events.map(\.type) == [
        .allocationChanged, .resultDeclared, .seatGained, .seatGained, .tallyChanged,
        .tallyChanged, .tallyChanged, .electionComplete,
      ])
    #expect(
      events.seats == [
        ["seat.gained", "lab", "con", "1", "Conservative"],
        ["seat.gained", "lab", "ld", "1", "Liberal Democrat"],
      ])
    let declared = events[1]
    #expect(declared.text(.winner) == "Conservative")
    #expect(declared[.majority] == nil)
    #expect(
      declared.json(.candidates).hasPrefix(
        #"[{"name":"Conservative","party":"con","votes":91,"final_votes":null,"#))
    #expect(night.seatsWon == ["con": 4, "lab": 2, "ld": 1])
    #expect(night.seatsChange == ["con": 1, "lab": -2, "ld": 1])
    #expect(night.change([result]) == nil)
  }

  @Test("of lists without votes the one with the most seats is the first")
  func seatsAlone() {
    var night = Night()
    let result = lists(.init("l"), .declared, seats: 33, ("con", nil, 13), ("lab", nil, 20))
    let declared = night.events(result).first { $0.type == .resultDeclared }
    #expect(declared?.text(.winner) == "Labour")
  }

  @Test("a declaration whose seats are not all allocated decides nothing")
  func notAllocated() {
    var night = Night()
    #expect(
      night.types(lists(.init("l"), .declared, seats: 7, ("con", 90, 4), ("lab", 80, 2)))
        == [.countStarted])
    #expect(
      night.types(lists(.init("l"), .declared, seats: 7, ("con", 90, nil), ("lab", 80, nil))) == [])
  }

  @Test("seats of lists that are corrected after the declaration")
  func corrected() {
    var night = Night(baseline: [seatsHeld("l", ("con", 4, nil), ("lab", 3, nil))])
    _ = night.events(lists(.init("l"), .declared, seats: 7, ("con", 90, 4), ("lab", 80, 3)))
    let events = night.events(
      lists(.init("l"), .declared, seats: 7, ("con", 88, 3), ("lab", 82, 4)))
    #expect(
      events.map(\.type) == [.resultCorrected, .seatGained, .tallyChanged, .tallyChanged])
    #expect(
      events[0].json(.changes).contains(#"{"field":"seats/Conservative","was":4,"now":3}"#))
    #expect(events.seats == [["seat.gained", "con", "lab", "1", "Labour"]])
    #expect(night.seatsWon == ["con": 3, "lab": 4])
  }

  @Test("a count for the whole body is told, and adds to no sum")
  func body() {
    var night = Night(seats: 7, bodySeats: 7)
    #expect(
      night.types(
        lists("all", .declared, seats: 7, kind: .body, ("con", 90, 4), ("lab", 80, 3)))
        == [.countStarted, .resultDeclared])
    #expect(night.standing.tallies.isEmpty)
    #expect(!night.standing.isComplete)
    let types = night.types(lists(.init("l"), .declared, seats: 7, ("con", 90, 4), ("lab", 80, 3)))
    #expect(types.contains(.majorityReached))
    #expect(types.last == .electionComplete)
    #expect(night.seatsWon == ["con": 4, "lab": 3])
  }

  @Test("a feed of lists alone has not fallen to zero, and one whose lists are empty has")
  func fault() {
    var night = Night()
    _ = night.events(lists(seats: 2, ("con", 9, 1), ("lab", 8, 1)))
    let full = lists(seats: 2, ("con", 10, 1), ("lab", 9, 1))
    #expect(night.fault(in: ResultsSnapshot(contests: [full])) == nil)
    let empty = lists(seats: 2, ("con", 0, 0), ("lab", 0, nil))
    #expect(night.fault(in: ResultsSnapshot(contests: [empty])) == .fallenToZero(contests: 1))
  }

  @Test("the list with the most votes leads")
  func lead() {
    var night = Night()
    _ = night.events(lists(seats: 2, ("con", 9, 1), ("lab", 8, 1)))
    let events = night.events(lists(seats: 2, ("con", 9, 1), ("lab", 10, 1)))
    #expect(events.map(\.type) == [.countProgress, .leadChanged])
    #expect(events[1].text(.message) == "Labour leads Conservative")
  }

  @Test("seats that are not stated are those that the lists share")
  func unstatedSeats() {
    var night = Night()
    _ = night.events(lists(seats: 1, ("con", 9, 3), ("lab", 8, 2)))
    #expect(night.contest("l")?.seats == 5)
    #expect(
      night.types(lists(.init("l"), .declared, seats: 1, ("con", 9, 3), ("lab", 8, 2)))
        .contains(.resultDeclared))
  }
}

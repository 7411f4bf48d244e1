import ElectionResults
import ResultDiff
import Testing

@Suite("control of a council") struct ControlTests {
  /// A council whose wards of one seat are `c1001` and so on.
  private func council(
    seats: Int, of body: Int? = nil, before: BodyControl? = .nobody,
    retained: [PartyCode: Int] = [:], baseline: [PreviousResult] = []
  ) -> Night {
    var election = Election(
      id: "e", name: "E", body: "Council", seats: seats, bodySeats: body ?? seats)
    election.system = .block
    election.control = before
    election.retained = retained
    return Night(election, baseline: baseline)
  }

  /// Wards with these winners, from a number on.
  private func wards(_ winners: [String], from first: Int = 1) -> [ContestResult] {
    winners.enumerated().map { MajorityTests.seat($0 + first, $1) }
  }

  @Test("a party controls from the ward that gives it the line, wards before the last")
  func gained() throws {
    var night = council(seats: 9)
    #expect(night.control(wards(["lab", "con", "lab", "lab", "lab"])).isEmpty)
    let events = night.change(wards(["lab"], from: 6))?.events ?? []
    #expect(
      events.map(\.type) == [
        .countStarted, .resultDeclared, .seatNew, .tallyChanged, .majorityReached, .controlChanged,
      ])
    let changed = try #require(events.last)
    #expect(changed.text(.control) == "lab")
    #expect(changed.text(.previousControl) == "noc")
    #expect(changed.text(.partyName) == "Labour")
    #expect(changed.integer(.seatsWon) == 5)
    #expect(changed.integer(.declared) == 6)
    #expect(changed.integer(.total) == 9)
    #expect(changed.integer(.majorityLine) == 5)
    #expect(changed.text(.contest) == "c1006")
    #expect(changed.text(.body) == "Council")
    #expect(changed.text(.cause) == events[1].text(.id))
    #expect(changed[.corrects] == nil)
    #expect(changed[.message] == nil)
    #expect(night.control(wards(["lab", "lab", "lab"], from: 7)).isEmpty)
    #expect(night.standing.control?.value == "lab")
  }

  @Test(
    "control that stays is held",
    arguments: [(.party("lab"), "lab"), (.party("LAB"), "lab"), (.nobody, "con lab ld")]
      as [(BodyControl, String)])
  func held(before: BodyControl, winners: String) {
    var night = council(seats: 3, before: before)
    let wins = winners.split(separator: " ").map { String($0) }
    let all = wards(wins.count == 1 ? Array(repeating: wins[0], count: 3) : wins)
    let told = night.control(all)
    #expect(told.map(\.type) == [.controlHeld])
    #expect(told.first?.text(.control)?.lowercased() == before.description.lowercased())
  }

  @Test("nobody's control is certain once no party can reach the line any more")
  func nobody() throws {
    var night = council(seats: 9, before: .party("con"))
    // Two each: with three to come one could still have five of nine, and with two no more.
    #expect(
      night.control(wards(["lab", "con", "ld", "lab", "con", "ld"])).isEmpty)
    let told = night.control(wards(["green"], from: 7))
    #expect(told.map(\.type) == [.controlChanged])
    let event = try #require(told.first)
    #expect(event.text(.control) == "noc")
    #expect(event.text(.previousControl) == "con")
    #expect(event.text(.contest) == "c1007")
    #expect(event.integer(.declared) == 7)
    #expect(event[.party] == nil)
  }

  @Test("under no overall control the largest party is told, if there is one")
  func largest() throws {
    var night = council(seats: 5)
    let told = night.control(wards(["lab", "lab", "con", "ld", "green"]))
    #expect(told.map(\.type) == [.controlHeld])
    #expect(told.first?.text(.party) == "lab")
    #expect(told.first?.integer(.seatsWon) == 2)
  }

  @Test("exactly half is no control")
  func half() {
    var night = council(seats: 4, before: .party("lab"))
    let told = night.control(wards(["lab", "lab", "con", "con"]))
    #expect(told.map { $0.text(.control) } == ["noc"])
  }

  @Test("in thirds the retained seats count for the line, and not as won")
  func thirds() throws {
    var night = council(
      seats: 20, of: 60, before: .party("lab"), retained: ["lab": 22, "con": 16, "ld": 2])
    #expect(night.control(wards(Array(repeating: "lab", count: 8))).isEmpty)
    let events = night.change(wards(["lab"], from: 9))?.events ?? []
    let reached = try #require(events.first { $0.type == .majorityReached })
    let held = try #require(events.control.first)
    for event in [reached, held] {
      #expect(event.integer(.seatsWon) == 9)
      #expect(event.integer(.majorityLine) == 31)
      #expect(event.integer(.total) == 20)
      #expect(event.text(.message) == "22 retained")
    }
    #expect(held.type == .controlHeld)
  }

  @Test("seats that decide it all before polling are told with the first ward, not before")
  func retainedAlone() {
    var night = council(seats: 2, of: 6, before: .party("lab"), retained: ["lab": 4])
    #expect(night.types(contest("c1001", .counting, .init("A con", 5))) == [.countStarted])
    let events = night.change(wards(["con"], from: 1))?.events ?? []
    #expect(
      events.map(\.type) == [
        .resultDeclared, .seatNew, .tallyChanged, .majorityReached, .controlHeld,
      ])
    #expect(events.last?.integer(.seatsWon) == 0)
    #expect(events.last?.text(.partyName) == "Labour")
    // Neither rests on the ward.
    for event in events.suffix(2) {
      #expect(event[.contest] == nil && event[.contestName] == nil && event[.cause] == nil)
      #expect(event[.contestSequence] == nil)
    }
    let back = night.types(contest("c1001", .counting, .init("A con", 5), .init("B ld", 3)))
    #expect(back == [.resultRetracted, .tallyChanged])
    #expect(night.standing.majorityParty == "lab")
    let again = night.types(MajorityTests.seat(1, "lab"))
    #expect(!again.contains(.majorityReached) && !again.contains(.controlHeld))
  }

  @Test("no control is certain for nobody before retained and open seats allow none")
  func thirdsNobody() {
    var night = council(
      seats: 4, of: 12, before: .party("lab"), retained: ["lab": 4, "con": 4])
    #expect(night.control(wards(["ld"])).isEmpty)
    // Seven of twelve are needed; four and the two to come are not enough.
    #expect(night.control(wards(["ld"], from: 2)).map { $0.text(.control) } == ["noc"])
  }

  @Test("a postponed ward keeps control open while it can decide")
  func postponed() {
    var night = council(seats: 5)
    let late = contest("c1005", .postponed, .init("A lab"))
    let events = night.change(wards(["lab", "lab", "con", "con"]) + [late])?.events ?? []
    #expect(events.control.isEmpty)
    #expect(events.last?.type == .electionComplete)
    #expect(night.control(wards(["lab"], from: 5)).map(\.type) == [.controlChanged])
  }

  @Test("a postponed ward that can change nothing leaves control certain")
  func postponedInVain() {
    var night = council(seats: 5)
    let late = contest("c1005", .postponed, .init("A lab"))
    let events = night.change(wards(["lab", "lab", "lab", "con"]) + [late])?.events ?? []
    #expect(events.control.map { $0.text(.control) } == ["lab"])
  }

  @Test("a seat that stays vacant counts as open")
  func vacant() {
    var night = council(seats: 3)
    let ward = ward("w", .declared, seats: 2, .init("A lab", elected: true))
    #expect(night.control([ward] + wards(["con"])).isEmpty)
  }

  @Test("independents never control, however many they are")
  func independents() {
    var night = council(seats: 3, before: .party("con"))
    let told = night.control(wards(["ind", "ind", "ind"]))
    #expect(told.map { $0.text(.control) } == ["noc"])
    #expect(told.first?[.party] == nil)
  }

  @Test("a correction that makes it certain otherwise corrects what was told")
  func corrected() throws {
    var night = council(seats: 5, before: .party("con"))
    let first = try #require(
      night.control(wards(["lab", "lab", "lab", "con", "con"])).first)
    #expect(first.text(.control) == "lab")
    let events = night.change(wards(["con"]))?.events ?? []
    let second = try #require(events.control.first)
    #expect(second.type == .controlHeld)
    #expect(second.text(.control) == "con")
    #expect(second.text(.corrects) == first.text(.id))
    #expect(second.text(.cause) == events.first { $0.type == .resultCorrected }?.text(.id))
    let third = try #require(night.control(wards(["ld"])).first)
    #expect(third.text(.control) == "noc")
    #expect(third.text(.corrects) == second.text(.id))
    #expect(night.standing.control == ToldOutcome(value: "noc", event: third.id))
  }

  @Test("a retraction tells nothing of control, nor does the same declaration again")
  func retracted() throws {
    var night = council(seats: 3, before: .party("con"))
    let first = try #require(night.control(wards(["lab", "con", "lab"])).first)
    let open = contest("c1003", .counting, .init("A lab", 5), .init("B ld", 3))
    #expect(night.types(open) == [.resultRetracted, .tallyChanged, .majorityLost])
    #expect(night.standing.control?.event == first.id)
    let again = night.change(wards(["lab"], from: 3))?.events ?? []
    #expect(again.contains { $0.type == .majorityReached })
    #expect(again.control.isEmpty)
    _ = night.events(open)
    let other = night.control(wards(["con"], from: 3))
    #expect(other.map { $0.text(.control) } == ["con"])
    #expect(other.first?.text(.corrects) == first.text(.id))
  }

  @Test("in block votes and transferable votes the holders of all seats say who controlled before")
  func derived() {
    let holders: [PartyCode] = ["con", "con", "lab"]
    let baseline = holders.enumerated().map {
      ResultDiffTests.held(ContestID("c\(1001 + $0)"), by: $1)
    }
    var night = council(seats: 3, before: nil, baseline: baseline)
    let told = night.control(wards(["lab", "lab", "con"]))
    #expect(told.map { $0.text(.previousControl) } == ["con"])
    // A holder is missing.
    var gap = council(seats: 3, before: nil, baseline: Array(baseline.dropLast()))
    #expect(gap.control(wards(["lab", "lab", "con"])).isEmpty)
    // One third is up: with the four retained Labour had five of nine.
    var third = council(
      seats: 3, of: 9, before: nil, retained: ["lab": 4, "ld": 2], baseline: baseline)
    let held = third.control(wards(["lab", "con", "con"]))
    #expect(held.map(\.type) == [.controlHeld])
    #expect(held.map { $0.text(.control) } == ["lab"])
  }

  @Test("no control where the election does not fill the body, or nobody says who had it")
  func notTold() {
    var byElection = council(seats: 1, of: 9)
    #expect(byElection.control(wards(["lab"])).isEmpty)
    var house = Night(
      seats: 3, bodySeats: 3,
      baseline: (0..<3).map { ResultDiffTests.held(ContestID("c\(1001 + $0)"), by: "con") })
    #expect(house.control(wards(["lab", "lab", "con"])).isEmpty)
  }
}

extension [Event] {
  /// Those of control.
  fileprivate var control: [Event] {
    filter { $0.type == .controlChanged || $0.type == .controlHeld }
  }
}

extension Night {
  /// The events of control that a snapshot of these contests causes.
  fileprivate mutating func control(_ contests: [ContestResult]) -> [Event] {
    (change(contests)?.events ?? []).control
  }
}

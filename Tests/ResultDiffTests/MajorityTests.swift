import ElectionResults
import ResultDiff
import Testing

@Suite("majority and completion") struct MajorityTests {
  static func seat(_ number: Int, _ party: String = "con") -> ContestResult {
    contest(
      ContestID("c\(1000 + number)"), .declared, at: Int64(number), .init("A \(party)", 5),
      .init("B ld", 3))
  }

  @Test("650 declarations in one snapshot are the events of 650 snapshots, but for the time")
  func oneOrMany() {
    let results = (1...650).map { Self.seat($0, $0 % 3 == 0 ? "lab" : "con") }
    func timeless(_ event: Event) -> Event {
      var event = event
      event[.time] = nil
      return event
    }
    var (one, many) = (
      Night(seats: 650, bodySeats: 650), Night(seats: 650, bodySeats: 650)
    )
    let together = one.change(results.reversed())?.events ?? []
    let single = results.flatMap { many.change([$0])?.events ?? [] }
    #expect(together.map(timeless) == single.map(timeless))
    #expect(together.filter { $0.type == .electionComplete }.count == 1)
  }

  @Test("a majority is reached at the 326th seat, lost by a correction and reached again")
  func line() {
    var night = Night(seats: 650, bodySeats: 650)
    let events = night.change((1...326).map { Self.seat($0) })?.events ?? []
    let reached = events.filter { $0.type == .majorityReached }
    #expect(reached.count == 1)
    #expect(reached.first?.text(.contest) == "c1326")
    #expect(reached.first?.integer(.seatsWon) == 326)
    #expect(reached.first?.integer(.majorityLine) == 326)
    #expect(night.types(Self.seat(1, "lab")).filter { $0 == .majorityLost }.count == 1)
    #expect(night.types(Self.seat(327)).filter { $0 == .majorityReached }.count == 1)
    #expect(night.types(Self.seat(328)).filter { $0 == .majorityReached }.count == 0)
  }

  @Test(
    "no majority in a by-election, nor for independents or exactly half",
    arguments: [(1, 650, "con"), (3, 3, "ind"), (4, 4, "con")])
  func none(seats: Int, bodySeats: Int, party: String) {
    var night = Night(seats: seats, bodySeats: bodySeats)
    let wins = bodySeats == 4 ? 2 : seats
    let events = night.change((1...wins).map { Self.seat($0, party) })?.events ?? []
    #expect(!events.contains { $0.type == .majorityReached })
  }

  @Test("Scotland 2021: 62 constituencies and two seats of a list are 64, one short of 65")
  func oneShort() throws {
    var election = Election(id: "e", name: "E", seats: 129, bodySeats: 129)
    election.system = .ams
    var night = Night(election)
    let constituencies = (1...62).map { Self.seat($0, "snp") }
    let list = lists(.init("south"), .declared, seats: 7, ("snp", 136_741, 2), ("con", 5, 5))
    let events = night.change(constituencies + [list])?.events ?? []
    let last = try #require(events.last { $0.type == .tallyChanged && $0.text(.party) == "snp" })
    #expect(last.integer(.seatsWon) == 64)
    #expect(last.integer(.majorityLine) == 65)
    #expect(!events.contains { $0.type == .majorityReached })
    let reached = night.types(Self.seat(63, "snp")).filter { $0 == .majorityReached }
    #expect(reached.count == 1)
  }

  @Test("Wales 2021: thirty of sixty are no majority, with or without retained seats")
  func half() {
    var night = Night(seats: 60, bodySeats: 60)
    let events = night.change((1...60).map { Self.seat($0, $0 <= 30 ? "lab" : "con") })?.events
    #expect(events?.contains { $0.type == .majorityReached } == false)
    #expect(events?.last?.type == .electionComplete)
    #expect(events?.last?[.party] == nil)
  }

  @Test("retained seats count for the line, which corrections and retractions cross again")
  func retained() throws {
    var election = Election(id: "e", name: "E", seats: 3, bodySeats: 9)
    election.retained = ["lab": 4, "con": 2]
    var night = Night(election)
    let reached = try #require(night.events(Self.seat(1, "lab")).last)
    #expect(reached.type == .majorityReached)
    #expect(reached.integer(.seatsWon) == 1)
    #expect(reached.integer(.majorityLine) == 5)
    #expect(reached.text(.message) == "4 retained")
    let lost = try #require(night.events(Self.seat(1, "con")).last)
    #expect(lost.type == .majorityLost)
    #expect(lost.text(.party) == "lab")
    #expect(lost.text(.contest) == "c1001")
    #expect(night.types(Self.seat(1, "lab")).last == .majorityReached)
    let open = contest("c1001", .counting, .init("A lab", 5), .init("B ld", 3))
    let gone = night.events(open)
    #expect(gone.map(\.type) == [.resultRetracted, .tallyChanged, .majorityLost])
    #expect(gone.last?.text(.party) == "lab")
    #expect(gone.last?.integer(.seatsWon) == 0)
    #expect(night.standing.majorityParty == nil)
    #expect(night.types(Self.seat(1, "lab")).last == .majorityReached)
  }

  @Test("a tally and the end say what a party retained, which counts for the largest party")
  func retainedTold() throws {
    var election = Election(id: "e", name: "E", seats: 3, bodySeats: 9)
    election.retained = ["lab": 4, "con": 2]
    var night = Night(election)
    let events =
      night.change([Self.seat(1, "con"), Self.seat(2, "ld"), Self.seat(3, "ld")])?.events ?? []
    let tallies = events.filter { $0.type == .tallyChanged }
    #expect(tallies.map { $0.text(.message) } == ["2 retained", nil, nil])
    let complete = try #require(events.last)
    #expect(complete.type == .electionComplete)
    #expect(complete.text(.party) == "lab")
    #expect(complete.integer(.seatsWon) == 0)
    #expect(complete.text(.message) == "4 retained")
  }

  @Test("electoral votes cross the line of 270 of 538 by weight")
  func weights() {
    var election = Election(id: "e", name: "E", seats: 538, bodySeats: 538)
    election.system = .electoralCollege
    var night = Night(election)
    func state(_ number: Int, _ weight: Double, _ party: String) -> ContestResult {
      var state = Self.seat(number, party)
      (state.kind, state.weight) = (.state, weight)
      return state
    }
    #expect(!night.types(state(1, 215, "dem"), state(2, 54, "dem")).contains(.majorityReached))
    let events = night.events(state(3, 1, "dem"))
    #expect(events.last?.type == .majorityReached)
    #expect(events.last?.integer(.seatsWon) == 270)
    #expect(events.last?.integer(.majorityLine) == 270)
    let complete = night.events(state(4, 268, "rep")).last
    #expect(complete?.type == .electionComplete)
    #expect(complete?.text(.party) == "dem")
    #expect(complete?.integer(.seatsWon) == 270)
  }

  @Test("a finished election names its largest party with seats, votes and net change")
  func largest() throws {
    let baseline = (1...3).map { held(ContestID("c\(1000 + $0)"), by: "lab") }
    var night = Night(seats: 3, bodySeats: 3, baseline: baseline)
    let event = try #require(
      night.change([Self.seat(1), Self.seat(2), Self.seat(3, "lab")])?.events.last)
    #expect(event.type == .electionComplete)
    #expect(event.text(.party) == "con")
    #expect(event.text(.partyName) == "Conservative")
    #expect(event.integer(.seatsWon) == 2)
    #expect(event.integer(.seatsChange) == 2)
    #expect(event.integer(.votes) == 10)
    #expect(event.real(.votePercentage) == 41.67)
    #expect(event[.winner] == nil)
  }

  @Test("a finished by-election names who won the seat, also an independent")
  func onlySeat() throws {
    var night = Night(seats: 1, bodySeats: 650, baseline: [held("c1001", by: "lab")])
    let event = try #require(night.events(Self.seat(1, "ind")).last)
    #expect(event.type == .electionComplete)
    #expect(event.text(.winner) == "A")
    #expect(event.text(.party) == "ind")
    #expect(event.integer(.seatsChange) == 1)
    #expect(event.real(.votePercentage) == 62.5)
  }

  @Test("an election that a retraction opens again is complete a second time")
  func completeAgain() throws {
    var night = Night(seats: 2)
    let first = try #require(night.change([Self.seat(1), Self.seat(2)])?.events.last)
    _ = night.events(contest("c1002", .counting, .init("A con", 5), .init("B ld", 3)))
    #expect(!night.standing.isComplete)
    let second = try #require(night.events(Self.seat(2)).last)
    #expect([first.type, second.type] == [.electionComplete, .electionComplete])
    #expect(first.id != second.id)
  }

  @Test("an election is complete when all that is not postponed is declared")
  func complete() {
    var night = Night(seats: 3)
    #expect(!night.types(Self.seat(1)).contains(.electionComplete))
    #expect(!night.types(Self.seat(2)).contains(.electionComplete))
    #expect(
      night.types(contest("c1003", .postponed, .init("A con")))
        == [.contestPostponed, .electionComplete])
  }

  @Test("contests of one snapshot are all waited for where the seats are not configured")
  func expected() {
    var night = Night()
    let open = contest("z", .counting, .init("A con"))
    #expect(!night.types(Self.seat(1), Self.seat(2), open).contains(.electionComplete))
    #expect(night.types(contest("z", .declared, .init("A con", 1))).last == .electionComplete)
  }

  static let faults: [(ResultsSnapshot, SnapshotFault?)] = [
    (ResultsSnapshot(contests: [seat(1)]), nil),
    (ResultsSnapshot(election: "E ", contests: []), nil),
    (
      ResultsSnapshot(election: "x", contests: []),
      .otherElection(stated: "x", configured: "e")
    ),
    (
      ResultsSnapshot(generatedAt: Timestamp(milliseconds: 4), contests: []),
      .olderThanSeen(stated: Timestamp(milliseconds: 4), seen: Timestamp(milliseconds: 5))
    ),
    (ResultsSnapshot(generatedAt: Timestamp(milliseconds: 5), contests: []), nil),
    (
      ResultsSnapshot(contests: [contest("c1001", .awaiting, .init("A con", 0))]),
      .fallenToZero(contests: 1)
    ),
    (
      ResultsSnapshot(contests: [contest("c1001", .declared, .init("A con", 0, elected: true))]),
      .fallenToZero(contests: 1)
    ),
    (ResultsSnapshot(contests: [contest("c1001", .declared, .init("A con", elected: true))]), nil),
    (ResultsSnapshot(contests: [contest("other", .awaiting, .init("A con", 0))]), nil),
    (ResultsSnapshot(contests: [seat(1), ContestResult(id: "w", name: "w", seats: 2)]), nil),
    (ResultsSnapshot(contests: [], publishedItems: [PublishedItem(id: "1", title: "x")]), nil),
  ]

  @Test("a snapshot that cannot be believed is found", arguments: faults)
  func fault(snapshot: ResultsSnapshot, fault: SnapshotFault?) {
    var night = Night(seats: 650)
    _ = night.change([Self.seat(1)])
    #expect(night.fault(in: snapshot, seen: Timestamp(milliseconds: 5)) == fault)
    if let fault { #expect(!fault.description.isEmpty) }
  }
}

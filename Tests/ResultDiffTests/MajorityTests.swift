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

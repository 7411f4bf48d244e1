import ElectionResults
import ResultDiff
import Testing

@Suite("What is caught up with")
struct CatchUpTests {
  private static let lastSeen = Timestamp(milliseconds: 1_000)

  /// A contest declared for a party.
  private func declared(_ id: ContestID, at time: Int64?, for party: String = "con")
    -> ContestResult
  {
    contest(id, .declared, at: time, CandidateResult("A \(party)", 20), CandidateResult("B ld", 10))
  }

  /// Type and subject of the events that are caught up with.
  private func caughtUp(_ events: [Event]) -> [String] {
    events.filter { $0.isTrue(.isCatchUp) }.map { event in
      let subject = event.text(.contest) ?? event.text(.party)
      return (event.text(.type) ?? "") + (subject.map { " " + $0 } ?? "")
    }
  }

  @Test(
    "after a gap a contest that was declared in it is, and one that was declared before is not",
    arguments: [
      (Int64?.some(999), false), (1_000, false), (1_001, true), (99_999, true), (nil, true),
    ])
  func declaredAt(time: Int64?, isCatchUp: Bool) {
    var night = Night(seats: 1)
    night.catchUp = .since(Self.lastSeen)
    let events = night.events(declared("c", at: time))
    #expect(
      events.compactMap(\.type) == [
        .countStarted, .resultDeclared, .seatNew, .tallyChanged, .electionComplete,
      ])
    #expect(events.allSatisfy { $0.isTrue(.isCatchUp) == isCatchUp })
  }

  @Test("each contest decides for itself and for what follows from it")
  func each() {
    var night = Night(seats: 3, bodySeats: 3)
    night.catchUp = .since(Self.lastSeen)
    let events = night.events(declared("late", at: 2_000), declared("early", at: 500))
    #expect(
      events.map { $0.text(.contest) } == [
        "early", "early", "early", nil, "late", "late", "late", nil, "late",
      ])
    #expect(
      caughtUp(events) == [
        "count.started late", "result.declared late", "seat.new late", "tally.changed con",
        "majority.reached late",
      ])
  }

  @Test("figures of a contest that is not declared may be of any time")
  func counting() {
    var night = Night()
    night.catchUp = .since(Self.lastSeen)
    #expect(
      caughtUp(night.events(contest("c", .counting, CandidateResult("A con", 2)))) == [
        "count.started c"
      ])
  }

  @Test(
    "a correction of a contest that was declared before the gap is not, whether the feed says when again or not"
  )
  func correction() {
    for repeated in [Int64?.some(500), nil] {
      var night = Night()
      _ = night.events(declared("c", at: 500))
      night.catchUp = .since(Self.lastSeen)
      let events = night.events(
        contest(
          "c", .declared, at: repeated, CandidateResult("A con", 20), CandidateResult("B ld", 30)))
      #expect(events.compactMap(\.type).contains(.resultCorrected))
      #expect(caughtUp(events) == [])
    }
  }

  @Test("a retraction is, for nobody says when it was")
  func retraction() {
    var night = Night()
    _ = night.events(declared("c", at: 500))
    night.catchUp = .since(Self.lastSeen)
    let events = night.events(
      contest("c", .counting, CandidateResult("A con", 20), CandidateResult("B ld", 10)))
    #expect(caughtUp(events).first == "result.retracted c")
  }

  @Test("on a first poll everything is, under watch nothing", arguments: [true, false])
  func whole(isFirst: Bool) {
    var night = Night(seats: 2)
    night.catchUp = isFirst ? .everything : .none
    let events = night.events(declared("a", at: 1), declared("b", at: nil))
    #expect(events.count == 10)
    #expect(events.allSatisfy { $0.isTrue(.isCatchUp) == isFirst })
  }

  @Test("news is by its own time")
  func news() {
    var night = Night()
    night.catchUp = .since(Self.lastSeen)
    let items = [("old", Int64?.some(900)), ("new", 1_100), ("undated", nil)].map { id, time in
      PublishedItem(
        id: id, title: id, publishedAt: time.map { Timestamp(milliseconds: $0) })
    }
    let change = night.change(to: ResultsSnapshot(contests: [], publishedItems: items))
    let events = change?.events ?? []
    #expect(events.map { $0.text(.message) } == ["old", "new", "undated"])
    #expect(events.map { $0.isTrue(.isCatchUp) } == [false, true, true])
  }
}

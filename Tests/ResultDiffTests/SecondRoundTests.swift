import ElectionResults
import ResultDiff
import Testing

/// Generated figures.
@Suite("second round under the same contest") struct SecondRoundTests {
  private func first() -> (Night, [Event]) {
    var night = Night(of: Election(by: .runoff))
    let events = night.events(
      contest("c", .runoff, .init("A con", 48), .init("B lab", 45), .init("C ld", 7)))
    return (night, events)
  }

  @Test(
    "its first figures start the count again and change no lead",
    arguments: [ContestStatus.awaiting, nil], [Int?.none, 0])
  func starts(pause: ContestStatus?, votes: Int?) throws {
    var (night, started) = first()
    #expect(started.map(\.type) == [.countStarted, .contestRunoff])
    if let pause {
      let awaiting = contest("c", pause, .init("A con", votes), .init("B lab", votes))
      #expect(night.fault(in: ResultsSnapshot(contests: [awaiting])) == nil)
      #expect(night.doubts(awaiting).isEmpty)
      #expect(night.types(awaiting) == [])
    }
    let counting = contest("c", .counting, .init("A con", 10), .init("B lab", 20))
    #expect(night.fault(in: ResultsSnapshot(contests: [counting])) == nil)
    #expect(night.doubts(counting).isEmpty)
    let events = night.events(counting)
    #expect(events.map(\.type) == [.countStarted])
    #expect(events[0].id != started[0].id)
    #expect(night.contest("c")?.leader == "b/lab")
    #expect(
      night.types(contest("c", .counting, .init("A con", 30), .init("B lab", 20)))
        == [.countProgress, .leadChanged])
    // Gone figures of the round that is being counted are a fault again.
    let gone = contest("c", .awaiting, .init("A con", 0), .init("B lab", 0))
    #expect(night.fault(in: ResultsSnapshot(contests: [gone])) == .fallenToZero(contests: 1))
  }

  @Test("a second round that is declared at once starts too, also with more votes for the two left")
  func declared() {
    var (night, _) = first()
    let events = night.events(contest("c", .declared, .init("A con", 49), .init("B lab", 51)))
    #expect(events.map(\.type).prefix(2) == [.countStarted, .resultDeclared])
    #expect(events[1].text(.winner) == "B")
  }

  @Test("a first round that goes on after all starts nothing")
  func goesOn() {
    var (night, _) = first()
    let more = contest("c", .counting, .init("A con", 58), .init("B lab", 45), .init("C ld", 7))
    #expect(night.types(more) == [.countProgress])
  }
}

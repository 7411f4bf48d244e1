import ElectionResults
import Testing

@Suite("calls and other statuses") struct CallTests {
  private func called(
    _ winner: String, _ status: ContestStatus? = .called, votes: (Int?, Int?) = (5, 3)
  ) -> ContestResult {
    contest(
      "c", status, .init("A con", votes.0, elected: winner == "A" ? true : nil),
      .init("B lab", votes.1, elected: winner == "B" ? true : nil))
  }

  @Test("a call is told once, and is neither a seat nor a tally")
  func call() throws {
    var night = Night(baseline: [held(by: "lab")])
    let events = night.events(called("A"))
    #expect(events.map(\.type) == [.countStarted, .contestCalled])
    let call = try #require(events.last)
    #expect(call.text(.winner) == "A")
    #expect(call.text(.toParty) == "con")
    #expect(call.text(.fromParty) == "lab")
    #expect(call.integer(.winnerVotes) == 5)
    #expect(call.integer(.majority) == 2)
    #expect(call.text(.status) == "called")
    #expect(call.json(.candidates).contains(#""elected":null"#))
    #expect(night.types(called("A", votes: (6, 3))) == [.countProgress])
    #expect(night.change([called("A", votes: (6, 3))]) == nil)
    #expect(night.contest("c")?.outcome == nil)
    #expect(night.seatsWon == [:])
  }

  @Test("an uncontested seat is called without any vote")
  func uncontested() throws {
    var night = Night()
    let events = night.events(contest("c", .called, .init("A con", elected: true)))
    #expect(events.map(\.type) == [.contestCalled])
    #expect(events[0].text(.winner) == "A")
    #expect(night.change([contest("c", .called, .init("A con", elected: true))]) == nil)
  }

  @Test("a call for whoever is behind does not claim the lead of the other")
  func behind() throws {
    var night = Night()
    let call = try #require(night.events(called("B")).last)
    #expect(call.text(.winner) == "B")
    #expect(call[.majority] == nil)
    #expect(call[.runnerUp] == nil)
  }

  @Test("a call that is withdrawn, or names nobody any more, is taken back")
  func withdrawn() throws {
    for result in [called("", .counting), called("", .called), called("A", .counting)] {
      var night = Night()
      let call = try #require(night.events(called("A")).last)
      let events = night.events(result)
      #expect(events.map(\.type) == [.contestUncalled])
      #expect(events[0].text(.corrects) == call.text(.id))
      #expect(events[0].text(.wasWinner) == "A")
      #expect(events[0].text(.wasParty) == "con")
      #expect(events[0][.winner] == nil)
      let again = night.events(called("A"))
      #expect(again.map(\.type) == [.contestCalled])
      #expect(again[0].id != call.id)
    }
  }

  @Test("a call for somebody else takes the first back and is another")
  func otherCall() throws {
    var night = Night()
    let first = try #require(night.events(called("A")).last)
    let events = night.events(called("B"))
    #expect(events.map(\.type) == [.contestUncalled, .contestCalled])
    #expect(events[0].text(.corrects) == first.text(.id))
    #expect(events[1].text(.winner) == "B")
    #expect(events[1][.corrects] == nil)
  }

  @Test("two marks for one seat call nobody")
  func twoMarks() {
    var night = Night()
    let two = contest("c", .called, .init("A con", elected: true), .init("B lab", elected: true))
    #expect(night.types(two) == [])
  }

  @Test("a snapshot that says nothing of the status or marks leaves a call as it is")
  func silent() {
    var night = Night()
    _ = night.events(called("A"))
    #expect(night.types(contest("c", nil, .init("A con"), .init("B lab"))) == [])
    #expect(night.contest("c")?.status == .called)
    #expect(night.types(called("A")) == [])
  }

  @Test("a declaration after the call is told as usual")
  func declared() {
    var night = Night(seats: 2)
    _ = night.events(called("A"))
    #expect(
      night.types(called("A", .declared)) == [.resultDeclared, .seatNew, .tallyChanged])
    #expect(night.types(called("A", .certified)) == [])
  }

  @Test("a declaration of somebody else proves the call wrong")
  func declaredOther() throws {
    var night = Night(seats: 2)
    let call = try #require(night.events(called("A")).last)
    let events = night.events(called("B", .declared))
    #expect(
      events.map(\.type) == [.contestUncalled, .resultDeclared, .seatNew, .tallyChanged])
    #expect(events[0].text(.corrects) == call.text(.id))
    #expect(events[1].text(.winner) == "B")
  }

  @Test("of two seats each is called for itself")
  func twoSeats() {
    var night = Night()
    let one = ward(seats: 2, .init("A con", 9), .init("B lab", 8), .init("C ld", 7))
    var (first, both) = (one, one)
    first.status = .called
    both.status = .called
    first.candidates[0].isElected = true
    both.candidates[0].isElected = true
    both.candidates[2].isElected = true
    #expect(night.types(first) == [.countStarted, .contestCalled])
    let events = night.events(both)
    #expect(events.map(\.type) == [.contestCalled])
    #expect(events[0].text(.winner) == "C")
    #expect(night.types(first) == [.contestUncalled])
  }

  @Test(
    "a recount, a run-off and a postponement are told when they begin",
    arguments: [
      (.recount, .recountStarted), (.runoff, .contestRunoff), (.postponed, .contestPostponed),
    ] as [(ContestStatus, EventType)])
  func statuses(status: ContestStatus, type: EventType) {
    var night = Night(seats: 2)
    #expect(night.types(called("", .counting)) == [.countStarted])
    let events = night.events(called("", status))
    #expect(events.map(\.type) == [type])
    #expect(events[0].text(.previousStatus) == "counting")
    #expect(night.types(called("", status, votes: (6, 3))) == [.countProgress])
    _ = night.events(called("", .counting))
    let again = night.events(called("", status))
    #expect(again.map(\.type) == [type])
    #expect(again[0].id != events[0].id)
  }
}

import ElectionResults
import ResultDiff
import Testing

@Suite("counts and calls of several feeds") struct SourcesOfCountTests {
  @Test("the figures are those of the highest feed that has any")
  func precedence() {
    var night = SourcesNight()
    _ = night.events("council", duel(50, 30, .counting))
    #expect(night.contest?.feed == "council")
    #expect(night.types("pa", duel(nil, nil, .awaiting)) == [])
    #expect(night.contest?.feed == "council")
    #expect(night.types("pa", duel(60, 40, .counting)) == [])
    #expect(night.contest?.feed == "pa")
    #expect(night.types("council", duel(70, 30, .counting)) == [])
    #expect(night.contest?.candidates.map(\.votes) == [60, 40])
  }

  @Test("going over to a feed that has counted less changes no lead, until it has caught up")
  func leads() {
    var night = SourcesNight()
    _ = night.events("council", duel(50, 40, .counting))
    #expect(night.types("pa", duel(10, 20, .counting)) == [])
    #expect(night.types("pa", duel(20, 25, .counting)) == [.countProgress])
    var (caughtUp, fellBack) = (night, night)
    let events = caughtUp.events("pa", duel(45, 55, .counting))
    #expect(events.map(\.type) == [.leadChanged])
    #expect(events[0].text(.fromParty) == "con")
    #expect(events[0].text(.toParty) == "lab")
    #expect(fellBack.types("pa", duel(55, 45, .counting)) == [])
  }

  @Test("going over to a feed that has counted more changes the lead at once")
  func leadAhead() {
    var night = SourcesNight()
    _ = night.events("council", duel(50, 40, .counting))
    #expect(night.types("pa", duel(60, 70, .counting)) == [.leadChanged])
  }

  @Test("going over to another feed moves no seats between lists")
  func allocations() {
    func region(_ con: Int, _ lab: Int) -> ContestResult {
      lists("c", seats: 3, ("con", 50, con), ("lab", 40, lab))
    }
    var night = SourcesNight()
    _ = night.events("council", region(2, 1))
    #expect(night.types("pa", region(1, 2)) == [])
    #expect(night.types("pa", region(2, 1)) == [.countProgress, .allocationChanged])
  }

  @Test("each feed is doubted by what it said itself")
  func doubts() {
    var night = SourcesNight()
    _ = night.events("council", duel(50, 40, .counting))
    #expect(night.doubts("pa", duel(10, 20, .counting)) == [])
    _ = night.events("pa", duel(10, 20, .counting))
    #expect(night.doubts("council", duel(49, 40, .counting)) == ["falling_votes"])
    #expect(night.doubts("council", duel(50, 41, .counting)) == [])
    _ = night.events("pa", duel(50, 60))
    #expect(night.doubts("council", duel(50, 42, .counting)) == [])
  }

  @Test("what is held of one feed leaves the other's figures alone")
  func held() {
    var night = SourcesNight()
    _ = night.events("council", duel(50, 40, .counting))
    #expect(night.change("pa", [duel(10, 20, .counting)], holding: ["c"]) == nil)
    #expect(night.contest?.feed == "council")
  }

  @Test("a desk's call stands beside the count of another feed, and goes with the desk")
  func call() {
    var night = SourcesNight(["council", "ap"])
    _ = night.events("council", duel(50, 60, .counting))
    let events = night.events("ap", duel(5, 3, .called, elected: "A"))
    #expect(events.map(\.type) == [.contestCalled])
    #expect(events[0].text(.winner) == "A")
    #expect(events[0].text(.feed) == "ap")
    #expect(events[0].integer(.winnerVotes) == 50)
    #expect(night.contest?.status == .called)
    #expect(night.types("council", duel(70, 65, .counting)) == [.countProgress, .leadChanged])
    #expect(night.types("council", duel(70, 66, .recount)) == [.recountStarted])
    #expect(night.types("council", duel(71, 66, .counting)) == [])
    let withdrawn = night.events("ap", duel(5, 3, .counting))
    #expect(withdrawn.map(\.type) == [.contestUncalled])
    #expect(withdrawn[0].text(.corrects) == events[0].text(.id))
    #expect(night.contest?.status == .counting)
  }

  @Test("a declaration of who was called is no more than that, whichever feed has precedence")
  func declaredAsCalled() {
    for order in [["ap", "council"], ["council", "ap"]] as [[FeedID]] {
      var night = SourcesNight(order, seats: 2)
      _ = night.events("ap", duel(5, 3, .called, elected: "A"))
      #expect(
        night.types("council", duel(50, 30)) == [.resultDeclared, .seatNew, .tallyChanged])
      #expect(night.contest?.candidates.first?.call != nil)
      #expect(night.types("ap", duel(50, 30, .called, elected: "A")) == [])
    }
  }

  @Test("a declaration of somebody else proves the call wrong")
  func declaredOther() {
    var night = SourcesNight(["ap", "council"], seats: 2)
    _ = night.events("ap", duel(5, 3, .called, elected: "A"))
    #expect(
      night.types("council", duel(50, 30, elected: "B"))
        == [.contestUncalled, .resultDeclared, .seatNew, .tallyChanged])
    #expect(night.types("ap", duel(6, 3, .called, elected: "A")) == [])
  }
}

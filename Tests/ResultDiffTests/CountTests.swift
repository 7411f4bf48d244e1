import ElectionResults
import Testing

@Suite("count") struct CountTests {
  @Test("the first figures start the count once, and lead no change")
  func firstFigures() {
    var night = Night()
    #expect(night.types(contest("c", .awaiting, .init("A con"), .init("B lab"))) == [])
    #expect(
      night.types(contest("c", .counting, .init("A con", 5), .init("B lab", 3))) == [.countStarted])
    #expect(night.types(contest("c", .counting, .init("A con", 0), .init("B lab", 0))) == [])
    #expect(night.types(contest("c", .counting, .init("A con", 6), .init("B lab", 3))) == [])
  }

  @Test("the lead changes hands also over a tie in between", arguments: [false, true])
  func leadChanges(overTie: Bool) throws {
    var night = Night()
    _ = night.events(contest("c", .counting, .init("A con", 5), .init("B lab", 3)))
    if overTie {
      #expect(
        night.types(contest("c", .counting, .init("Á  con", 5), .init("B lab", 5)))
          == [.countProgress])
    }
    let events = night.events(contest("c", .counting, .init("A con", 5), .init("B lab", 7)))
    #expect(events.map(\.type) == (overTie ? [.leadChanged] : [.countProgress, .leadChanged]))
    let event = try #require(events.last)
    #expect(event.text(.fromParty) == "con")
    #expect(event.text(.toParty) == "lab")
    #expect(event.integer(.majority) == 2)
    #expect(event.integer(.contestSequence) == 3)
    #expect(event.real(.turnoutPercentage) == nil)
  }

  @Test("a leader spelt otherwise during a tie is still who led before")
  func leaderRespelt() {
    var night = Night()
    _ = night.events(contest("c", .counting, .init("Ann con", 5), .init("B lab", 3)))
    _ = night.events(contest("c", .counting, .init("Ann May con", 5), .init("B lab", 5)))
    #expect(
      night.types(contest("c", .counting, .init("Ann May con", 6), .init("B lab", 5))) == [])
    #expect(
      night.types(contest("c", .counting, .init("Ann May con", 6), .init("B lab", 7)))
        == [.leadChanged])
  }

  @Test("without all figures there is neither a runner-up nor a majority")
  func partialFigures() throws {
    var night = Night()
    let events = night.events(
      contest("c", .declared, .init("A con", 9, elected: true), .init("B lab", 3), .init("C ld")))
    let declared = try #require(events.first { $0.type == .resultDeclared })
    #expect(declared.text(.winner) == "A")
    #expect(declared.integer(.majority) == nil)
    #expect(declared.text(.runnerUp) == nil)
  }

  @Test("restating a contest in another order or letter case changes nothing")
  func restated() {
    var night = Night()
    let (a, b) = (CandidateResult("A con", 5, id: "1"), CandidateResult("B lab", 5, id: "2"))
    #expect(night.change([contest("C", .counting, a, b), contest("d", .counting, b)]) != nil)
    #expect(
      night.change([contest("d", .counting, b), contest("c ", .counting, b, a)])?.events.isEmpty
        != false)
    #expect(
      night.change([contest("d", .counting, b), contest("C", .counting, b, a)])?.events.isEmpty
        != false)
    #expect(night.change([contest("d", .counting, b), contest("C", .counting, b, a)]) == nil)
    #expect(night.change([contest("d", .counting, b)]) == nil)
    #expect(night.change([]) == nil)
  }

  @Test("of two statements about one contest the later counts, each time")
  func statedTwice() {
    var night = Night()
    let twice = [
      contest("c", .counting, .init("A con", 5), .init("B lab", 3)),
      contest("C", .counting, .init("A con", 3), .init("B lab", 5)),
    ]
    #expect(night.change(twice)?.events.map(\.type) == [.countStarted])
    #expect(night.contest("c")?.candidates.first?.name == "B")
    #expect(night.change(twice) == nil)
  }

  @Test("a test snapshot changes nothing")
  func testSnapshot() {
    var night = Night()
    let result = contest("c", .declared, .init("A con", 5), .init("B lab", 3))
    #expect(night.change([result], isTest: true) == nil)
    #expect(night.change([result]) != nil)
  }
}

import ElectionResults
import ResultDiff
import Testing

@Suite("views of several feeds") struct SourcesHistoryTests {
  @Test("a single feed leaves no view")
  func single() throws {
    var night = SourcesNight(["pa"])
    let told = night.change("pa", [duel(5, 3)])
    let change = try #require(told)
    #expect(change.views == [])
    #expect(night.standing.views == [:])
  }

  @Test("what changes in a view alone is kept without touching the standing")
  func viewAlone() throws {
    var night = SourcesNight()
    _ = night.events("pa", duel(5, 3, .counting))
    let told = night.change("council", [duel(4, 3, .counting)])
    let change = try #require(told)
    #expect(change.contests == [])
    #expect(change.views.map(\.feed) == ["council"])
    #expect(change.standing.version == change.fromVersion + 1)
  }

  @Test(
    "of a feed that joins later the stored result is confirmed, corrected or contradicted",
    arguments: [
      ("pa", 5, 3, [.sourcesAgreed]), ("pa", 6, 3, [.resultCorrected, .sourcesAgreed]),
      ("pa", 3, 5, [.resultCorrected, .seatNew, .sourcesDisagreed]),
      ("bbc", 6, 3, [.sourcesAgreed]), ("bbc", 3, 5, [.sourcesDisagreed]),
    ] as [(FeedID, Int, Int, [EventType])])
  func joins(feed: FeedID, a: Int, b: Int, types: [EventType]) {
    var alone = SourcesNight(["council"])
    let declaration = alone.events("council", duel(5, 3)).id(of: .resultDeclared)
    var night = alone.reported(by: ["pa", "council", "bbc"])
    #expect(night.change("council", [duel(5, 3)]) == nil)
    let events = night.events(feed, duel(a, b)).filter { $0.type != .tallyChanged }
    #expect(events.compactMap(\.type) == types)
    #expect(events.last?.text(.cause) == declaration)
    #expect(night.standing.views["council"]?["c"]?.standing.outcome?.winner == "A")
    #expect(night.change("council", [duel(5, 3)]) == nil)
  }

  @Test("a feed that is removed is forgotten once another speaks, and its result stands until then")
  func removed() {
    var night = SourcesNight(["pa", "council"])
    _ = night.events("pa", duel(5, 3))
    _ = night.events("council", duel(4, 3, .counting))
    var other = night.reported(by: ["council", "bbc"])
    #expect(other.types("council", duel(5, 3, .counting)) == [])
    #expect(other.contest?.outcome?.winner == "A")
    #expect(other.types("bbc", duel(6, 3)) == [.resultCorrected, .sourcesAgreed])
    #expect(other.contest?.feed == "bbc")
  }

  @Test("a single feed that is left over forgets what others showed")
  func leftOver() throws {
    var night = SourcesNight()
    _ = night.events("pa", duel(5, 3))
    _ = night.events("council", duel(5, 3))
    var single = night.reported(by: ["pa"])
    #expect(single.change("pa", [duel(5, 3)]) == nil)
    let told = single.change("pa", [duel(6, 3)])
    let change = try #require(told)
    #expect(change.events.map(\.type) == [.resultCorrected])
    #expect(change.forgetsViews)
    #expect(change.standing.views == [:])
  }

  @Test("another order of precedence counts from the next answer on")
  func reordered() {
    var night = SourcesNight()
    _ = night.events("pa", duel(5, 3))
    _ = night.events("council", duel(3, 5))
    var other = night.reported(by: ["council", "pa"])
    let events = other.events("pa", duel(5, 3))
    #expect(events.prefix(2).map(\.type) == [.resultCorrected, .seatNew])
    #expect(other.contest?.outcome?.winner == "B")
  }

  @Test("the views of two feeds tell the same whatever the order of precedence is named in")
  func letterCase() {
    var night = SourcesNight(["PA", "Council"])
    _ = night.events("pa", duel(5, 3))
    #expect(night.types("council", duel(5, 3)) == [.sourcesAgreed])
    #expect(night.change("COUNCIL", [duel(5, 3)]) == nil)
  }
}

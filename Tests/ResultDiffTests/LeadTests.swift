import ElectionResults
import Testing

/// Generated figures.
@Suite("lead") struct LeadTests {
  private func two(_ a: Int?, _ b: Int?, _ status: ContestStatus = .counting) -> ContestResult {
    contest("c", status, .init("A con", a), .init("B lab", b))
  }

  @Test("nobody leads until the votes of all who are listed are known")
  func unknown() {
    var night = Night()
    #expect(night.types(two(nil, 50)) == [.countStarted])
    #expect(night.contest("c")?.leader == nil)
    #expect(night.standing.tallies["lab"]?.seatsLeading ?? 0 == 0)
    #expect(!night.types(two(100, 50)).contains(.leadChanged))
    #expect(night.contest("c")?.leader == "a/con")
    #expect(!night.types(two(nil, 120)).contains(.leadChanged))
    night.pass(seconds: 60)
    #expect(night.types(two(110, 120)) == [.countProgress, .leadChanged])
  }

  @Test("whom the feed states to lead leads before all votes are known")
  func stated() {
    func leading(_ a: Int?, _ b: Int?, a isLeading: Bool) -> ContestResult {
      var result = two(a, b)
      result.candidates[0].isLeading = isLeading
      result.candidates[1].isLeading = !isLeading
      return result
    }
    var night = Night()
    _ = night.events(leading(nil, 50, a: false))
    #expect(night.contest("c")?.leader == "b/lab")
    #expect(night.types(leading(nil, 50, a: true)) == [.leadChanged])
  }

  @Test("a list that leaves candidates out has its leader")
  func part() {
    var night = Night()
    _ = night.events(contest("c", .counting, .init("A con", 5), .init("B lab", 3)))
    #expect(
      night.types(contest("c", .counting, .init("A con", 5), .init("C ld", 7)))
        .contains(.leadChanged))
  }

  @Test("a declaration of somebody else than the leader is no change of lead")
  func declared() {
    var night = Night()
    _ = night.events(two(40, 50))
    let events = night.events(
      contest("c", .declared, .init("A con", 100), .init("B lab", 60, elected: true)))
    #expect(events.map(\.type).prefix(2) == [.resultDeclared, .seatNew])
    #expect(events.first?.text(.winner) == "B")
    #expect(events.first?[.majority] == nil)
  }

  @Test("figures that pass to another feed when declarations are withdrawn are no change of lead")
  func otherFeed() {
    var night = SourcesNight()
    _ = night.events("council", duel(60, 50))
    _ = night.events("pa", duel(60, 70, .counting))
    #expect(night.contest?.feed == "council")
    let types = night.types("council", duel(60, 50, .counting))
    #expect(types.first == .resultRetracted)
    #expect(night.contest?.feed == "pa")
    #expect(!types.contains(.leadChanged))
    #expect(night.contest?.leader == "b/lab")
    #expect(night.types("pa", duel(90, 70, .counting)).contains(.leadChanged))
  }
}

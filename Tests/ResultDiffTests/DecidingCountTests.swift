import ElectionResults
import Testing

@Suite("deciding count") struct DecidingCountTests {
  private func candidate(_ text: String, _ votes: Int?, final: Int?) -> CandidateResult {
    var candidate = CandidateResult(text, votes)
    candidate.finalVotes = final
    return candidate
  }

  /// Griffith, 8 February 2014, as far as the first two of the first count go.
  private func griffith(_ status: ContestStatus) -> ContestResult {
    contest(
      "163", status, candidate("GLASSON LNP", 34_491, final: 37_494),
      candidate("BUTLER ALP", 30_023, final: 40_229), candidate("EBBS Greens", 7_856, final: nil))
  }

  @Test("Griffith 2014 elects whom the two-candidate count prefers")
  func preferred() throws {
    var night = Night(baseline: [held("163", by: "ALP")])
    let first = contest(
      "163", .counting, .init("GLASSON LNP", 34_000), .init("BUTLER ALP", 30_000),
      .init("EBBS Greens", 7_800))
    #expect(night.types(first) == [.countStarted])
    #expect(night.contest("163")?.leader == "glasson/lnp")
    #expect(night.types(griffith(.counting)) == [.countProgress, .leadChanged])
    let events = night.events(griffith(.declared))
    let hold = try #require(events.first { $0.type == .seatHeld })
    #expect(hold.text(.winner) == "BUTLER")
    #expect(hold.integer(.majority) == 2_735)
    #expect(hold.integer(.winnerVotes) == 30_023)
    #expect(hold.text(.runnerUp) == "GLASSON")
  }

  @Test("whoever is not in the deciding count does not lead")
  func notInIt() {
    var night = Night()
    _ = night.events(
      contest(
        "c", .counting, candidate("A con", 50, final: nil), candidate("B lab", 30, final: 45),
        candidate("C ld", 20, final: 40)))
    #expect(night.contest("c")?.leader == "b/lab")
    #expect(night.standing.tallies["lab"]?.seatsLeading == 1)
  }

  @Test(
    "a new pair resets the figures without a correction or a change of lead", arguments: [nil, 0])
  func newPair(reset: Int?) {
    var night = Night()
    _ = night.events(
      contest(
        "c", .counting, candidate("A con", 50, final: 40), candidate("B lab", 30, final: 55),
        candidate("C ld", 20, final: nil)))
    for expected in [[.countProgress], []] as [[EventType]] {
      #expect(
        night.types(
          contest(
            "c", .counting, candidate("A con", 51, final: reset),
            candidate("B lab", 30, final: nil),
            candidate("C ld", 21, final: reset))) == expected)
    }
    let events = night.events(
      contest(
        "c", .counting, candidate("A con", 51, final: 5), candidate("B lab", 30, final: nil),
        candidate("C ld", 21, final: 9)))
    #expect(events.map(\.type) == [.leadChanged])
    #expect(events[0].text(.fromParty) == "lab")
    #expect(events[0].text(.toParty) == "ld")
  }

  @Test("Milton East–Halton Hills South: validated figures fall, which is a lead and no correction")
  func milton() {
    var preliminary = contest(
      "35060", .counting, .init("Gill con", 32_186), .init("Tesser Derksen LIB", 31_888))
    preliminary.countKind = "preliminary"
    var validated = contest(
      "35060", .declared, .init("Gill con", 32_101), .init("Tesser Derksen LIB", 32_130))
    validated.countKind = "validated"
    var night = Night(seats: 343)
    #expect(night.types(preliminary) == [.countStarted])
    #expect(night.contest("35060")?.countKind == "preliminary")
    let events = night.events(validated)
    #expect(
      events.map(\.type) == [.leadChanged, .resultDeclared, .seatNew, .tallyChanged])
    #expect(events[1].text(.winner) == "Tesser Derksen")
    #expect(events[1].integer(.majority) == 29)
    #expect(night.contest("35060")?.countKind == "validated")
  }

  @Test("a feed that gives no votes states who leads, until there are votes")
  func statedLead() {
    func leading(_ leader: String, _ votes: (Int?, Int?) = (nil, nil)) -> ContestResult {
      var result = contest("c", .counting, .init("A con", votes.0), .init("B lab", votes.1))
      for place in result.candidates.indices {
        result.candidates[place].isLeading = result.candidates[place].name == leader
      }
      return result
    }
    var night = Night()
    #expect(night.types(leading("A")) == [])
    #expect(night.standing.tallies["con"]?.seatsLeading == 1)
    let events = night.events(leading("B"))
    #expect(events.map(\.type) == [.leadChanged])
    #expect(events[0].text(.toParty) == "lab")
    #expect(night.change([leading("B")]) == nil)
    #expect(night.standing.tallies.mapValues(\.seatsLeading) == ["con": 0, "lab": 1])
    #expect(night.types(leading("B", (5, 3))) == [.countStarted, .leadChanged])
    #expect(night.types(leading("A", (5, 3))) == [])
  }
}

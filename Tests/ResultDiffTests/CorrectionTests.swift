import ElectionResults
import Testing

@Suite("corrections and retractions") struct CorrectionTests {
  let conWins = contest("c", .declared, .init("A con", 5), .init("B lab", 3))
  let labWins = contest("c", .declared, .init("A con", 5), .init("B lab", 7))

  static let corrections: [(ContestResult, String)] = [
    (
      contest("c", .declared, electorate: 20, valid: 9, .init("A con", 6), .init("B lab", 3)),
      #"[{"field":"votes/A","was":5,"now":6}]"#
    ),
    (
      contest("c", .declared, electorate: 21, valid: 8, .init("A con", 5), .init("B lab", 3)),
      #"[{"field":"valid_votes","was":9,"now":8},{"field":"electorate","was":20,"now":21}]"#
    ),
  ]

  @Test(
    "a changed figure is one correction of the declaration and no seat event",
    arguments: corrections)
  func figure(result: ContestResult, changes: String) {
    var night = Night(seats: 1)
    let first = night.events(
      contest("c", .declared, electorate: 20, valid: 9, .init("A con", 5), .init("B lab", 3)))
    let events = night.events(result)
    #expect(events.map(\.type) == [.resultCorrected])
    #expect(events[0].text(.corrects) == first.first { $0.type == .resultDeclared }?.text(.id))
    #expect(events[0][.changes] == .json(changes))
    #expect(events[0].text(.wasWinner) == "A")
    #expect(events[0].integer(.wasMajority) == 2)
    #expect(night.change([result]) == nil)
  }

  @Test("a figure that appears, or is no longer stated, is no correction")
  func appearing() {
    var night = Night(seats: 1)
    _ = night.events(conWins)
    let more = contest(
      "c", .declared, electorate: 20, valid: 8, .init("A con", 5), .init("B lab", 3))
    #expect(night.types(more) == [])
    #expect(night.types(conWins) == [])
    #expect(night.contest("c")?.electorate == 20)
  }

  @Test("a correction that changes the winner is followed by the seat event that is now right")
  func flip() throws {
    var night = Night(seats: 1, baseline: [held(by: "con")])
    let first = night.events(conWins)
    let hold = try #require(first.first { $0.type == .seatHeld })
    let events = night.events(labWins)
    #expect(
      events.map(\.type) == [.resultCorrected, .seatGained, .tallyChanged, .tallyChanged])
    #expect(events[1].text(.corrects) == hold.text(.id))
    #expect(events[1].text(.cause) == events[0].text(.id))
    #expect(events[1].text(.wasParty) == "con")
    #expect(events[1].text(.wasWinner) == "A")
    #expect(events[1].integer(.wasMajority) == 2)
    #expect(events[2].text(.cause) == events[0].text(.id))
    #expect(events.map { $0.integer(.contestSequence) } == [5 - 1, 5, nil, nil])
    #expect(night.standing.tallies["lab"]?.seatsWon == 1)
    #expect(night.standing.tallies["con"]?.seatsWon == 0)
  }

  @Test("a seat that flips again and again is another event each time")
  func flips() {
    var night = Night(seats: 1, baseline: [held(by: "con")])
    var ids: [String] = []
    for result in [conWins, labWins, conWins, labWins, conWins] {
      ids += night.events(result).compactMap { $0.text(.id) }
    }
    #expect(Set(ids).count == ids.count)
  }

  @Test("a winner whose party is corrected moves the seat")
  func partyCorrected() {
    var night = Night(seats: 1, baseline: [held(by: "lab")])
    _ = night.events(conWins)
    let events = night.events(contest("c", .declared, .init("A lab", 5), .init("B lab", 3)))
    #expect(events.map(\.type).prefix(2) == [.resultCorrected, .seatHeld])
    #expect(night.contest("c")?.outcome?.party == "lab")
    #expect(night.standing.tallies["con"]?.seatsWon == 0)
  }

  @Test("an independent spelt otherwise is the same person, another independent is not")
  func independents() {
    var night = Night(seats: 1, baseline: [held(by: "ind", member: "Sam Lee")])
    _ = night.events(
      contest("c", .declared, .init("Sam Lee ind", 5, id: "1"), .init("Bo ind", 3, id: "2")))
    #expect(
      night.types(
        contest("c", .declared, .init("Samuel Lee ind", 6, id: "1"), .init("Bo ind", 3, id: "2")))
        == [.resultCorrected])
    #expect(
      night.types(
        contest("c", .declared, .init("Samuel Lee ind", 6, id: "1"), .init("Bo ind", 8, id: "2")))
        == [.resultCorrected, .seatGained])
  }

  @Test("a retraction takes the declaration back, and a new declaration has new ids")
  func retraction() throws {
    var night = Night(seats: 1, bodySeats: 1, baseline: [held(by: "lab")])
    let first = night.events(conWins)
    let back = night.events(contest("c", .counting, .init("A con", 5), .init("B lab", 3)))
    #expect(back.map(\.type) == [.resultRetracted, .tallyChanged])
    #expect(back[0].text(.corrects) == first.first { $0.type == .resultDeclared }?.text(.id))
    #expect(back[0].text(.wasParty) == "con")
    #expect(night.standing.tallies["con"]?.seatsWon == 0)
    #expect(night.standing.tallies["con"]?.seatsLeading == 1)
    #expect(night.standing.tallies["lab"]?.seatsChange == 0)
    #expect(!night.standing.isComplete)
    let again = night.events(conWins)
    #expect(
      again.map(\.type) == [.resultDeclared, .seatGained, .tallyChanged, .electionComplete])
    #expect(Set((first + again).map(\.id)).count == first.count + again.count)
  }

  @Test("a mark that vanishes in a feed without statuses is a retraction")
  func markGone() {
    var night = Night(seats: 1)
    _ = night.events(contest("c", nil, .init("A con", 5, elected: true), .init("B lab", 3)))
    #expect(
      night.types(contest("c", nil, .init("A con", 5), .init("B lab", 3))).first
        == .resultRetracted)
  }

  @Test("a retraction that shows another leader also tells that")
  func retractionWithLead() {
    var night = Night(seats: 1)
    _ = night.events(conWins)
    #expect(
      night.types(contest("c", .recount, .init("A con", 5), .init("B lab", 7)))
        == [.resultRetracted, .leadChanged, .recountStarted, .tallyChanged])
  }

  @Test("a contest that a snapshot leaves out is not retracted")
  func missing() {
    var night = Night(seats: 2)
    _ = night.events(conWins)
    #expect(night.types(contest("d", .awaiting, .init("X con"))) == [])
    #expect(night.contest("c")?.outcome != nil)
  }

  @Test("a contest that is only named, or left out of the file that declares, stays declared")
  func silent() {
    var night = Night(seats: 2)
    _ = night.events(conWins, contest("d", .counting, .init("X con", 1)))
    #expect(night.types(contest("c", nil)) == [])
    var part = contest("c", .counting, .init("A con", 5), .init("B lab", 3))
    part.lacksDeclaringPart = true
    #expect(night.types(part) == [])
    #expect(night.contest("c")?.outcome != nil)
    #expect(night.contest("c")?.status == .declared)
  }

  @Test("events of a contest are numbered without gaps")
  func sequence() {
    var night = Night(seats: 1, bodySeats: 1)
    let events = [conWins, labWins, conWins].flatMap { night.events($0) }
      .filter { $0.contest != nil }
    #expect(events.map { $0.integer(.contestSequence) } == Array(1...events.count))
  }

  @Test("candidates and changes of a long list stay within 96 KiB together")
  func bounded() throws {
    func result(_ extra: Int) -> ContestResult {
      let candidates = (1...2500).map { number in
        CandidateResult(
          "Candidate number \(number) p\(number)", 10_000 - number + extra * (number % 2))
      }
      var result = contest("c", .declared)
      result.candidates = candidates
      return result
    }
    var night = Night(seats: 1)
    _ = night.events(result(0))
    let event = try #require(night.events(result(1)).first)
    guard case .json(let candidates) = event[.candidates], case .json(let changes) = event[.changes]
    else { return #expect(Bool(false)) }
    #expect(candidates.utf8.count + changes.utf8.count <= 98_304)
    #expect(candidates.contains(#""name":"others""#))
    #expect(changes.contains(#""field":"others""#))
  }
}

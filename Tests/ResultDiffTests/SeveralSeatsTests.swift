import ElectionResults
import Testing

@Suite("contests for several seats") struct SeveralSeatsTests {
  static let held = seatsHeld("w", ("con", 2, nil), ("lab", 1, nil))

  /// A ward of three seats with the marks of some of A, B, C (con), D (lab), E (ld).
  private func result(
    _ marked: String, _ status: ContestStatus? = nil, votes: [Int?] = [90, 80, 70, 60, 50]
  ) -> ContestResult {
    let names = ["A con", "B con", "C con", "D lab", "E ld"]
    var result = ward("w", status, seats: 3, electorate: 1000, ballots: 150)
    result.candidates = zip(names, votes).map { name, votes in
      CandidateResult(
        name, votes, elected: marked.contains(name.prefix(1)) ? true : marked.isEmpty ? nil : false)
    }
    return result
  }

  @Test("a ward is declared when all of its seats are marked, and never by votes")
  func declared() {
    for undeclared in [
      result(""), result("", .declared), result("AB"), result("AB", .declared),
      result("ABCD"), result("ABD", .counting),
    ] {
      var night = Night(baseline: [Self.held])
      #expect(night.types(undeclared) == [.countStarted])
      #expect(night.change([undeclared]) == nil)
    }
    for status in [nil, ContestStatus.declared] {
      var night = Night(baseline: [Self.held])
      let events = night.events(result("ABD", status))
      #expect(
        events.map(\.type) == [
          .countStarted, .resultDeclared, .seatHeld, .tallyChanged, .tallyChanged,
          .electionComplete,
        ])
      #expect(night.seatsWon == ["con": 2, "lab": 1])
      #expect(night.change([result("ABD", status)]) == nil)
    }
  }

  @Test("candidates fewer than the seats are all elected where the declaration says so")
  func vacancy() {
    var night = Night()
    let two = ward(seats: 3, .init("A con", 9, elected: true), .init("B lab", 8, elected: true))
    #expect(night.types(two) == [.countStarted])
    var declared = two
    declared.status = .declared
    #expect(night.events(declared).seats == [["seat.new", nil, "con", nil, "A"]])
    #expect(night.seatsWon == ["con": 1, "lab": 1])
  }

  @Test("the columns of a declaration: the top elected, the last seat's majority, no swing")
  func columns() throws {
    var night = Night(baseline: [Self.held])
    let events = night.events(result("ABE", votes: [90, 80, 40, 60, 70]))
    let declared = try #require(events.first { $0.type == .resultDeclared })
    #expect(declared.text(.winner) == "A")
    #expect(declared.integer(.majority) == 10)
    #expect(declared.text(.runnerUp) == "D")
    #expect(declared.real(.turnoutPercentage) == 15)
    #expect(declared.integer(.seats) == 3)
    for column in [
      EventColumn.swing, .previousMajority, .turnoutChange, .fromParty, .seatsChange,
    ] {
      #expect(declared[column] == nil)
    }
    #expect(declared.json(.candidates).ranges(of: #""elected":true"#).count == 3)
    #expect(night.contest("w")?.outcome?.electedCount == 3)
  }

  @Test("turnout needs ballot papers")
  func noBallots() throws {
    var night = Night()
    var bare = result("ABE")
    bare.ballots = nil
    let declared = try #require(night.events(bare).first { $0.type == .resultDeclared })
    #expect(declared[.turnoutPercentage] == nil)
  }

  @Test(
    "each party whose count rose gains, from the one party that lost",
    arguments: [
      ("ABD", [["seat.held", nil, "con", nil, "A"]]),
      ("ABC", [["seat.gained", "lab", "con", "1", "A"]]),
      ("ADE", [["seat.gained", "con", "ld", "1", "E"]]),
      ("ABE", [["seat.gained", "lab", "ld", "1", "E"]]),
    ] as [(String, [[String?]])])
  func gains(marked: String, seats: [[String?]]) {
    var night = Night(baseline: [Self.held])
    #expect(night.events(result(marked)).seats == seats)
    #expect(night.standing.tallies.values.reduce(0) { $0 + $1.seatsChange } == 0)
  }

  @Test("where two parties lost nobody is named as the loser, and two may gain")
  func twoLosers() {
    var night = Night(baseline: [seatsHeld("w", ("green", 1, nil), ("lab", 2, nil))])
    #expect(
      night.events(result("ADE")).seats == [
        ["seat.gained", nil, "con", "1", "A"], ["seat.gained", nil, "ld", "1", "E"],
      ])
    #expect(night.seatsChange == ["con": 1, "ld": 1, "green": -1, "lab": -1])
    var other = Night(baseline: [seatsHeld("w", ("lab", 3, nil))])
    #expect(
      other.events(result("ABE")).seats == [
        ["seat.gained", "lab", "con", "2", "A"], ["seat.gained", "lab", "ld", "1", "E"],
      ])
  }

  @Test("the feed's own statement of the holders counts where the baseline has none")
  func statedHolders() {
    var night = Night()
    var stated = result("ABC")
    stated.previous = [
      StatedParty(party: PartyReference(name: "Conservative"), seats: 2),
      StatedParty(party: PartyReference(name: "Lab"), seats: 1),
    ]
    #expect(night.events(stated).seats == [["seat.gained", "lab", "con", "1", "A"]])
  }

  @Test("independents are persons: another one gains, the same one holds")
  func independents() {
    let members = seatsHeld("w", ("ind", 1, "Old Hand"), ("ind", 1, "Gone"))
    func elected(_ first: String, _ second: String) -> [[String?]] {
      var night = Night(baseline: [members])
      return night.events(
        ward(
          seats: 2, .init(first, 9, elected: true), .init(second, 8, elected: true),
          .init("Z con", 7))
      ).seats
    }
    #expect(elected("old HAND ind", "Gone ind") == [["seat.held", nil, "ind", nil, "old HAND"]])
    #expect(elected("Old Hand ind", "New ind") == [["seat.gained", "ind", "ind", "1", "New"]])
    #expect(elected("Old Hand ind", "L lab") == [["seat.gained", "ind", "lab", "1", "L"]])
  }

  @Test("a change of those elected is one correction, and the seat events that are now right")
  func correction() throws {
    var night = Night(baseline: [Self.held])
    let first = night.events(result("ABD"))
    let hold = try #require(first.first { $0.type == .seatHeld })
    let same = night.events(result("ACD"))
    #expect(same.map(\.type) == [.resultCorrected])
    #expect(same[0].json(.changes).contains(#"{"field":"elected","was":"B","now":"C"}"#))
    let events = night.events(result("ACE"))
    #expect(
      events.map(\.type) == [.resultCorrected, .seatGained, .tallyChanged, .tallyChanged])
    #expect(events[0].text(.corrects) == first.first { $0.type == .resultDeclared }?.text(.id))
    #expect(events.seats == [["seat.gained", "lab", "ld", "1", "E"]])
    #expect(events[1].text(.corrects) == hold.text(.id))
    #expect(events[1].text(.cause) == events[0].text(.id))
    #expect(night.seatsWon == ["con": 2, "ld": 1])
    let back = night.events(result("ACD"))
    #expect(back.seats == [["seat.held", nil, "con", nil, "A"]])
    #expect(back[1].text(.corrects) == events[1].text(.id))
    #expect(night.seatsChange == [:])
  }

  @Test("marks that vanish with the status take the declaration back, missing ones do not")
  func retraction() throws {
    var night = Night(baseline: [Self.held])
    let first = night.events(result("ABD", .declared))
    #expect(night.types(result("AB", .declared)) == [])
    #expect(night.contest("w")?.outcome?.electedCount == 3)
    let events = night.events(result("", .counting))
    #expect(
      events.map(\.type) == [.resultRetracted, .tallyChanged, .tallyChanged])
    #expect(events[0].text(.corrects) == first.first { $0.type == .resultDeclared }?.text(.id))
    #expect(night.seatsWon == [:])
    #expect(night.contest("w")?.outcome == nil)
  }

  @Test("marks without figures declare, and the figures complete")
  func rush() throws {
    var night = Night(baseline: [Self.held])
    let bare = result("ABE", votes: [nil, nil, nil, nil, nil])
    let events = night.events(bare)
    #expect(events.first?.type == .resultDeclared)
    #expect(events[0][.majority] == nil)
    let later = night.events(result("ABE"))
    #expect(later.map(\.type) == [.resultCompleted])
    #expect(later[0][.majority] == nil)
    #expect(later[0].text(.runnerUp) != nil)
  }

  @Test("while it is counted the places that fill the seats are led")
  func leads() {
    var night = Night()
    _ = night.events(result(""))
    #expect(night.standing.tallies["con"]?.seatsLeading == 3)
    _ = night.events(result("", votes: [90, 80, 60, 60, 50]))
    #expect(night.standing.tallies["con"]?.seatsLeading == 2)
    #expect(night.standing.tallies["lab"]?.seatsLeading == nil)
  }
}

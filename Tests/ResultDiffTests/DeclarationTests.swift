import ElectionResults
import Testing

@Suite("declaration") struct DeclarationTests {
  static let declaring: [ContestResult] = [
    contest("c", .declared, .init("A con", 5), .init("B lab", 3)),
    contest("c", .certified, .init("A con", 5), .init("B lab", 3)),
    contest("c", nil, .init("A con", 5, elected: true), .init("B lab", 7)),
    contest("c", nil, .init("A con", elected: true), .init("B lab")),
    contest("c", nil, at: 7, .init("A con", 5), .init("B lab", 3)),
    contest("c", .declared, .init("A con", 5, elected: true), .init("B lab", 5)),
    contest("c", .declared, .init("A con")),
  ]

  @Test("a status, a mark or a time declares", arguments: declaring)
  func declares(result: ContestResult) throws {
    var night = Night()
    let events = night.events(result)
    let declared = try #require(events.first { $0.type == .resultDeclared })
    #expect(declared.text(.winner) == "A")
    #expect(events.filter { $0.type == .seatNew }.count == 1)
    #expect(events.last { $0.type == .tallyChanged }?.integer(.seatsChange) == 0)
    #expect(night.change([result]) == nil)
  }

  static let notDeclaring: [ContestResult] = [
    contest("c", .counting, .init("A con", 5, elected: true), .init("B lab", 3)),
    contest("c", .called, .init("A con", 5, elected: true), .init("B lab", 3)),
    contest("c", .runoff, .init("A con", 5), .init("B lab", 3)),
    contest("c", .declared, .init("A con", 5, elected: true), .init("B lab", 3, elected: true)),
    contest("c", .declared, .init("A con", 5), .init("B lab", 5)),
    contest("c", .declared, .init("A con", 5), .init("B lab")),
    contest("c", .declared),
    contest("c", nil, .init("A con", 5), .init("B lab", 3)),
  ]

  @Test(
    "a lead, an unsettled tie, two marks or a mark beside counting declare nothing",
    arguments: notDeclaring)
  func declaresNothing(result: ContestResult) {
    var night = Night()
    #expect(!night.types(result).contains(.resultDeclared))
    #expect(night.contest("c")?.outcome == nil)
    #expect(night.change([result]) == nil)
  }

  @Test("a tie decided by lot has majority 0")
  func lot() throws {
    var night = Night()
    let events = night.events(
      contest("c", .declared, .init("A con", 5), .init("B lab", 5, elected: true)))
    let declared = try #require(events.first { $0.type == .resultDeclared })
    #expect(declared.integer(.majority) == 0)
    #expect(declared.text(.winner) == "B")
    #expect(declared.text(.runnerUp) == "A")
  }

  @Test("of two candidates of one name and party the marked one wins")
  func sameName() {
    var night = Night()
    _ = night.events(
      contest("c", .declared, .init("J ind", 5, id: "1"), .init("J ind", 3, id: "2", elected: true))
    )
    #expect(night.contest("c")?.candidates.first?.id == "2")
  }

  @Test("a winner before the figures is declared at once and completed once, without a correction")
  func rush() throws {
    var night = Night(baseline: [held(by: "lab")])
    let rush = contest("c", .declared, .init("A con", elected: true), .init("B lab"))
    let first = night.events(rush)
    #expect(
      first.map(\.type)
        == [.resultDeclared, .seatGained, .tallyChanged, .electionComplete])
    #expect(first[0].text(.runnerUp) == nil)
    let full = contest(
      "c", .declared, electorate: 100, valid: 8, .init("A con", 5, elected: true), .init("B lab", 3)
    )
    let later = night.events(full)
    #expect(later.map(\.type) == [.resultCompleted])
    #expect(later[0].text(.cause) == first[0].text(.id))
    #expect(later[0].integer(.majority) == 2)
    #expect(later[0].real(.turnoutPercentage) == 8)
    #expect(night.types(rush) == [])
    #expect(night.types(full) == [])
    #expect(night.contest("c")?.outcome?.majority == 2)
  }

  @Test("a declaration listed again without candidates or figures keeps what is stored")
  func keepsFigures() {
    var night = Night()
    let full = contest("c", .declared, .init("A con", 5, elected: true), .init("B lab", 3))
    _ = night.events(full)
    #expect(night.change([contest("c", .declared)]) == nil)
    #expect(night.change([contest("c", .declared, .init("B lab"), .init("A con"))]) == nil)
    #expect(night.types(contest("c", .declared, .init("Ann con"), .init("B lab"))) == [])
    #expect(night.contest("c")?.candidates.map(\.votes) == [5, 3])
  }

  @Test("certifying, and spelling the winner otherwise, are no event")
  func noEvent() {
    var night = Night()
    let (id, other) = ("1", CandidateResult("B lab", 3, id: "2"))
    _ = night.events(contest("c", .declared, .init("A con", 5, elected: true), .init("B lab", 3)))
    #expect(
      night.types(contest("c", .certified, .init("A con", 5, id: id, elected: true), other)) == [])
    #expect(
      night.types(contest("c", .certified, .init("Ann con", 5, id: id, elected: true), other)) == []
    )
    #expect(night.contest("c")?.outcome?.winner == "Ann")
  }

  @Test(
    "the winner's party against the holder's tells gain, hold or new",
    arguments: [
      ("A con", "lab", nil, EventType.seatGained), ("A con", "con", nil, .seatHeld),
      ("A spk", "lab", nil, .seatGained), ("A con", "spk", nil, .seatGained),
      ("A ind", "ind", "a", .seatHeld), ("A ind", "ind", "B", .seatGained),
      ("A ind", "ind", nil, .seatHeld), ("A ind", "con", nil, .seatGained),
    ] as [(String, PartyCode, String?, EventType)])
  func seat(winner: String, holder: PartyCode, member: String?, type: EventType) {
    var night = Night(baseline: [held(by: holder, member: member)])
    let events = night.events(contest("c", .declared, .init(winner, 5), .init("Z ld", 3)))
    let seats = events.filter { $0.type?.rawValue.hasPrefix("seat.") == true }
    #expect(seats.map(\.type) == [type])
    #expect(seats[0].text(.fromParty) == (type == .seatGained ? holder.text : nil))
  }

  @Test("a holder that only the feed states gives no swing and no previous figures")
  func statedHolder() throws {
    var night = Night()
    let events = night.events(
      contest("c", .declared, previous: "lab", .init("A con", 5), .init("B lab", 3)))
    let gain = try #require(events.first { $0.type == .seatGained })
    #expect(gain.text(.fromParty) == "lab")
    let columns: [EventColumn] = [
      .swing, .previousMajority, .heldSince, .isNotional, .turnoutChange,
    ]
    for column in columns { #expect(gain[column] == nil) }
  }

  @Test("the baseline's holder counts against the feed's statement")
  func baselineWins() {
    var night = Night(baseline: [held(by: "con")])
    let types = night.types(
      contest("c", .declared, previous: "lab", .init("A con", 5), .init("B lab", 3)))
    #expect(types.contains(.seatHeld))
  }

  @Test("Hartlepool 2021 has its official columns")
  func hartlepool() throws {
    let before = held(by: "lab", since: 1974, votes: ["lab": 15464, "con": 11869, "brexit": 13704])
    var night = Night(seats: 1, bodySeats: 650, baseline: [before])
    let events = night.events(
      contest(
        "c", .declared, electorate: 70768, valid: 29933, .init("Paul Williams lab", 8589),
        .init("Jill Mortimer con", 15529), .init("Sam Lee ind", 2904)))
    #expect(
      events.map(\.type) == [
        .countStarted, .resultDeclared, .seatGained, .tallyChanged, .electionComplete,
      ])
    let gain = events[2]
    #expect(gain.text(.cause) == events[1].text(.id))
    #expect(gain.integer(.majority) == 6940)
    #expect(gain.real(.majorityPercentage) == 23.19)
    #expect(gain.real(.swing) == 15.97)
    #expect(gain.text(.swingFrom) == "lab")
    #expect(gain.text(.swingTo) == "con")
    #expect(gain.real(.turnoutPercentage) == 42.3)
    #expect(gain.integer(.heldSince) == 1974)
    #expect(gain.integer(.previousMajority) == 1760)
    #expect(gain[.isNotional] == .truth(false))
    guard case .json(let list) = gain[.candidates] else { return #expect(Bool(false)) }
    #expect(
      list.hasPrefix(
        #"[{"name":"Jill Mortimer","party":"con","votes":15529,"final_votes":null,"pct":51.88,"change":22.96,"#
      ))
  }
}

import ElectionResults
import Testing

/// Winners who are known by a mark while the count that decided is not. Generated figures.
@Suite("figures that did not decide") struct UndecidedFiguresTests {
  static let needing: [ElectoralSystem] = [.sv, .runoff, .preferential, .stv]
  private static let before = held(by: "lab", votes: ["lab": 50, "con": 40, "ld": 10])
  private static let undecided: [EventColumn] = [
    .majority, .majorityPercentage, .runnerUp, .runnerUpParty, .swing, .swingFrom, .swingTo,
  ]

  private func declared(_ a: Int?, _ b: Int?, votes: [Int] = [48, 45, 7]) -> ContestResult {
    contest(
      "c", .declared, .init("A con", votes[0], final: a, elected: true),
      .init("B lab", votes[1], final: b, elected: false), .init("C ld", votes[2], elected: false))
  }

  @Test(
    "the second count completes a winner marked with half of the first or less", arguments: needing)
  func late(system: ElectoralSystem) throws {
    var night = Night(of: Election(by: system), baseline: [Self.before])
    let events = night.events(declared(nil, nil)).filter { $0.contest == "c" }
    #expect(events.map(\.type).prefix(3) == [.countStarted, .resultDeclared, .seatGained])
    for event in events.dropFirst() {
      for column in Self.undecided { #expect(event[column] == nil, "\(column)") }
      #expect(event.real(.winnerPercentage) == 48 || event.type == .tallyChanged)
    }
    #expect(night.contest("c")?.outcome?.isComplete == false)
    #expect(night.contest("c")?.outcome?.majority == nil)
    let later = night.events(declared(49, 51))
    #expect(later.map(\.type) == [.resultCompleted])
    let completed = night.events(declared(52, 48))
    #expect(completed.map(\.type) == [.resultCorrected])
    #expect(completed[0].integer(.majority) == 4)
    #expect(completed[0].text(.runnerUp) == "B")
    #expect(night.change([declared(52, 48)]) == nil)
  }

  @Test("the completion has the columns of the second count, once", arguments: needing)
  func columns(system: ElectoralSystem) throws {
    var night = Night(of: Election(by: system), baseline: [Self.before])
    let declaration = night.events(declared(nil, nil)).id(of: .resultDeclared)
    #expect(night.types(declared(53, nil)) == [])
    let completed = try #require(night.events(declared(53, 46)).first)
    #expect(completed.type == .resultCompleted)
    #expect(completed.text(.cause) == declaration)
    #expect(completed.integer(.majority) == 7)
    #expect(completed.real(.majorityPercentage) == 7)
    #expect(completed.text(.runnerUp) == "B")
    #expect(completed.real(.swing) == 8.5)
    #expect(night.contest("c")?.outcome?.isComplete == true)
    #expect(night.types(declared(nil, nil)) == [])
    #expect(night.types(declared(53, 46)) == [])
  }

  @Test("more than half, all votes shared by two, or another system decide at once")
  func decided() throws {
    func majority(_ system: ElectoralSystem, _ votes: [Int], seats: Int = 1) throws -> Int? {
      var night = Night(of: Election(by: system))
      let events = night.events(declared(nil, nil, votes: votes))
      #expect(night.contest("c")?.outcome?.isComplete == true)
      return try #require(events.first { $0.type == .resultDeclared }).integer(.majority)
    }
    #expect(try majority(.sv, [51, 42, 7]) == 9)
    #expect(try majority(.sv, [50, 50, 0]) == 0)
    #expect(try majority(.fptp, [48, 45, 7]) == 3)
  }

  @Test("a winner marked with fewer votes has no majority and no swing, one drawn by lot has 0")
  func behind() throws {
    func figures(_ a: Int, _ b: Int) throws -> [Event] {
      var night = Night(baseline: [Self.before])
      return night.events(declared(nil, nil, votes: [a, b, 7]))
    }
    for event in try figures(40, 50) {
      #expect(event[.majority] == nil, "\(event)")
      #expect(event[.majorityPercentage] == nil)
      #expect(event[.swing] == nil)
    }
    let lot = try #require(try figures(45, 45).first { $0.type == .resultDeclared })
    #expect(lot.integer(.majority) == 0)
    #expect(lot.real(.majorityPercentage) == 0)
    #expect(lot.real(.swing) != nil)
  }

  @Test("nor does a correction say that the majority was below 0")
  func corrected() throws {
    var night = Night()
    _ = night.events(declared(nil, nil, votes: [40, 50, 7]))
    let events = night.events(declared(nil, nil, votes: [60, 50, 7]))
    #expect(events.map(\.type) == [.resultCorrected])
    #expect(events[0][.wasMajority] == nil)
    #expect(events[0].integer(.majority) == 10)
  }

  @Test("a seat that rests on a call for somebody behind has no lead")
  func called() throws {
    var night = Night(of: Election(by: .fptp, on: .call), baseline: [Self.before])
    let events = night.events(
      contest("c", .called, .init("A con", 40, elected: true), .init("B lab", 50)))
    #expect(events.contains { $0.type == .seatGained })
    for event in events where event.type != .countStarted {
      #expect(event[.majority] == nil, "\(event)")
      #expect(!(event.text(.message) ?? "").contains("-"))
    }
  }
}

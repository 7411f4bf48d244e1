import ElectionResults
import Testing

/// Systems in which leading on first preferences elects nobody without half of them.
@Suite("half of the votes") struct HalfOfTheVotesTests {
  static let needing: [ElectoralSystem] = [.sv, .runoff, .preferential, .stv]
  static let others: [ElectoralSystem] = [.fptp, .ams, .block, .list, .electoralCollege]

  private func winner(
    _ system: ElectoralSystem, _ candidates: [CandidateResult], valid: Int? = nil,
    kind: ContestKind? = nil, status: ContestStatus = .declared
  ) -> String? {
    var night = Night(of: Election(by: system))
    var result = contest("c", status, valid: valid)
    (result.candidates, result.kind) = (candidates, kind)
    let declared = night.events(result).first { $0.type == .resultDeclared }
    #expect(night.change([result]) == nil)
    #expect((declared == nil) == (night.contest("c")?.outcome == nil))
    return declared?.text(.winner)
  }

  @Test("a declared leader with half of the votes or less is not elected", arguments: needing)
  func half(system: ElectoralSystem) {
    #expect(winner(system, [.init("A con", 5), .init("B lab", 5), .init("C ld", 1)]) == nil)
    #expect(winner(system, [.init("A con", 5), .init("B lab", 3), .init("C ld", 2)]) == nil)
    #expect(winner(system, [.init("A con", 6), .init("B lab", 3), .init("C ld", 2)]) == "A")
    #expect(winner(system, [.init("A con", 5), .init("B lab", 3)], valid: 10) == nil)
    #expect(winner(system, [.init("A con", 5), .init("B lab", 3)], valid: 9) == "A")
  }

  @Test("elsewhere the most votes win", arguments: others)
  func most(system: ElectoralSystem) {
    #expect(winner(system, [.init("A con", 5), .init("B lab", 4), .init("C ld", 3)]) == "A")
    #expect(winner(system, [.init("A con", 5), .init("B lab", 5), .init("C ld", 3)]) == nil)
  }

  @Test("the count of two decides, whoever led before it", arguments: needing)
  func final(system: ElectoralSystem) {
    let two = [
      CandidateResult("A con", 50, final: 60), CandidateResult("B lab", 40, final: 70),
      CandidateResult("C ld", 45, final: nil),
    ]
    #expect(winner(system, two) == "B")
    #expect(winner(system, two, status: .counting) == nil)
    var tie = two
    tie[0].finalVotes = 70
    #expect(winner(system, tie) == nil)
    var half = two
    half[1].finalVotes = nil
    #expect(winner(system, half) == nil)
  }

  @Test("a deciding count of nothing but zeros has not begun", arguments: needing)
  func zeros(system: ElectoralSystem) {
    let zeros = [
      CandidateResult("A con", 60, final: 0), CandidateResult("B lab", 40, final: 0),
      CandidateResult("C ld", 10, final: nil),
    ]
    #expect(winner(system, zeros) == "A")
  }

  @Test("a mark wins over arithmetic", arguments: needing)
  func mark(system: ElectoralSystem) {
    #expect(winner(system, [.init("A con", 5), .init("B lab", 3, elected: true)]) == "B")
    #expect(
      winner(system, [.init("A con", 5), .init("B lab", 4, elected: true), .init("C ld", 4)]) == "B"
    )
  }

  @Test("the only candidate is elected without a vote", arguments: needing + others)
  func uncontested(system: ElectoralSystem) {
    #expect(winner(system, [.init("A con")]) == "A")
  }

  @Test("a tie decided by lot has majority 0", arguments: needing)
  func lot(system: ElectoralSystem) throws {
    var night = Night(of: Election(by: system))
    let events = night.events(
      contest(
        "c", .declared, .init("A con", 5, final: 7), .init("B lab", 4, final: 7, elected: true),
        .init("C ld", 3)))
    let declared = try #require(events.first { $0.type == .resultDeclared })
    #expect(declared.text(.winner) == "B")
    #expect(declared.text(.runnerUp) == "A")
    #expect(declared.integer(.majority) == 0)
    #expect(declared.real(.majorityPercentage) == 0)
  }

  @Test("an area of a larger count needs no half: it fills no seat")
  func area() {
    let three = [CandidateResult("A con", 5), .init("B lab", 4), .init("C ld", 3)]
    #expect(winner(.sv, three, kind: .countingArea) == "A")
    #expect(winner(.sv, three, kind: .mayoralty) == nil)
  }

  @Test("nobody elected in the first round is a run-off, and the second round elects")
  func runoff() {
    var night = Night(of: Election(by: .runoff))
    let first = contest(
      "c", .runoff, .init("A con", 48), .init("B lab", 45), .init("C ld", 7))
    #expect(night.types(first) == [.countStarted, .contestRunoff])
    let second = contest(
      "c", .declared, .init("A con", 48, final: 49), .init("B lab", 45, final: 51),
      .init("C ld", 7))
    let events = night.events(second)
    #expect(events.map(\.type).prefix(2) == [.leadChanged, .resultDeclared])
    #expect(events[1].text(.winner) == "B")
    #expect(events[1].integer(.majority) == 2)
    #expect(events[1].integer(.winnerVotes) == 45)
  }

  @Test("a runner-up who was not in the deciding count is none")
  func runnerUp() throws {
    var night = Night(of: Election(by: .sv))
    let one = contest(
      "c", .declared, .init("A con", 5, final: 7, elected: true), .init("B lab", 4),
      .init("C ld", 3))
    let declared = try #require(night.events(one).first { $0.type == .resultDeclared })
    #expect(declared[.runnerUp] == nil)
    #expect(declared[.majority] == nil)
  }
}

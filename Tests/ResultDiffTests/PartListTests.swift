import ElectionResults
import Foundation
import ResultDiff
import Testing

@Suite("a declared contest whose list is cut short, or whose parties get other codes")
struct PartListTests {
  private let winner = CandidateResult(
    id: "1", name: "A. Winner", party: PartyReference(name: "Heritage Party"), votes: 500)
  private let second = CandidateResult(
    id: "2", name: "B. Second", party: PartyReference(name: "Labour"), votes: 400)

  private func snapshot(_ candidates: [CandidateResult]) -> ResultsSnapshot {
    ResultsSnapshot(contests: [
      ContestResult(id: "c", name: "C", status: .declared, candidates: candidates)
    ])
  }

  private func comparison(_ parties: [Party]) -> ResultsComparison {
    ResultsComparison(
      election: Election(id: "e", name: "E", seats: 1), baseline: Baseline(),
      parties: PartyBook(parties))
  }

  private let observation = Observation(feed: "f", time: Timestamp(milliseconds: 0))

  /// The contest once it is declared for the winner.
  private func declared(by comparison: ResultsComparison) throws -> ElectionChange {
    try #require(
      comparison.change(
        from: ElectionStanding(election: "e"), to: snapshot([winner, second]),
        seenAs: observation))
  }

  @Test("a list without the winner and without marks unseats nobody")
  func cutList() throws {
    let comparison = comparison([Party(code: "lab", name: "Labour")])
    let first = try declared(by: comparison)
    let cut = comparison.change(
      from: first.standing, to: snapshot([second]), seenAs: observation)
    #expect(cut?.events.isEmpty ?? true)
    let standing = cut?.standing ?? first.standing
    #expect(standing.contests["c"]?.outcome?.winner == "A. Winner")
  }

  @Test("a party that the list of parties names from now on is the same party")
  func newAlias() throws {
    let first = try declared(by: comparison([]))
    let heritage = Party(code: "heritage", name: "Heritage Party")
    let later = comparison([heritage, Party(code: "lab", name: "Labour")]).change(
      from: first.standing, to: snapshot([winner, second]), seenAs: observation)
    #expect(later?.events.isEmpty ?? true)
  }

  @Test("whom the most votes elect is shown as elected, with or without a mark")
  func electedByVotes() throws {
    let change = comparison([]).change(
      from: ElectionStanding(election: "e"), to: snapshot([second, winner]),
      seenAs: Observation(feed: "f", time: Timestamp(milliseconds: 0)))
    let event = try #require(change?.events.first { $0.type == .resultDeclared })
    guard case .json(let candidates) = event[.candidates] else {
      Issue.record("no candidates")
      return
    }
    #expect(candidates.contains(#""name":"A. Winner","party":"Heritage Party","votes":500"#))
    #expect(candidates.components(separatedBy: #""elected":true"#).count == 2)
    #expect(candidates.components(separatedBy: #""elected":false"#).count == 2)
  }

  @Test("a corrected list that is whole removes the old winner, with a mark or without")
  func correctedList() throws {
    let comparison = comparison([])
    let first = try declared(by: comparison)
    let others = ["X", "Y"].map { name in
      CandidateResult(
        name: name, party: PartyReference(name: name + " Party"), votes: name == "X" ? 300 : 250)
    }
    let corrected = try #require(
      comparison.change(from: first.standing, to: snapshot(others), seenAs: observation))
    #expect(corrected.events.prefix(2).map(\.type) == [.resultCorrected, .seatNew])
    let standing = corrected.standing.contests["c"]
    #expect(standing?.outcome?.winner == "X")
    #expect(standing?.outcome?.majority == 50)
  }

  @Test("a declaration by votes stays while only the status is left out")
  func statusLeftOut() throws {
    let comparison = comparison([])
    let first = try declared(by: comparison)
    var bare = snapshot([winner, second])
    bare.contests[0].status = nil
    let later = comparison.change(from: first.standing, to: bare, seenAs: observation)
    #expect(later?.events.isEmpty ?? true)
  }

  @Test(
    "a declaration without figures can be withdrawn, and a count postponed, in a feed of one contest"
  )
  func withdrawnRush() throws {
    let comparison = comparison([])
    let now = Timestamp(milliseconds: 0)
    var rush = winner
    (rush.votes, rush.isElected) = (nil, true)
    let declared = try #require(
      comparison.change(
        from: ElectionStanding(election: "e"), to: snapshot([rush]), seenAs: observation))
    var counting = snapshot([rush])
    counting.contests[0].status = .counting
    #expect(
      comparison.fault(in: counting, after: declared.standing, lastSourceTime: nil, now: now)
        == nil)
    let withdrawn = comparison.change(
      from: declared.standing, to: counting, seenAs: observation)
    #expect(withdrawn?.events.first?.type == .resultRetracted)
    var postponed = snapshot([])
    postponed.contests[0].status = .postponed
    #expect(
      comparison.fault(in: postponed, after: declared.standing, lastSourceTime: nil, now: now)
        == nil)
  }
}

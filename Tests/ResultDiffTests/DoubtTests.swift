import ElectionResults
import ResultDiff
import Testing

@Suite("what of a contest is not believed") struct DoubtTests {
  private func counting(_ con: Int?, _ lab: Int?, status: ContestStatus = .counting)
    -> ContestResult
  {
    contest("c", status, .init("A con", con), .init("B lab", lab))
  }

  @Test(
    "votes do not fall while they are counted, nor with the declaration",
    arguments: [
      (5, 3, ContestStatus.counting, []), (6, 4, .counting, []),
      (5, 2, .counting, ["c falling_votes"]),
      (5, 2, .declared, ["c falling_votes"]), (5, 2, .called, ["c falling_votes"]),
      (5, 2, .recount, []), (5, nil, .counting, []),
    ] as [(Int?, Int?, ContestStatus, [String])])
  func fall(con: Int?, lab: Int?, status: ContestStatus, doubts: [String]) {
    var night = Night()
    _ = night.events(counting(5, 3))
    #expect(night.doubts(counting(con, lab, status: status)) == doubts)
  }

  @Test("a declared result may be corrected up and down")
  func correction() {
    var night = Night()
    _ = night.events(counting(5, 3, status: .declared))
    #expect(night.doubts(counting(4, 2, status: .declared)) == [])
  }

  @Test("the valid votes in all do not fall, stated or summed")
  func total() {
    var night = Night()
    _ = night.events(
      contest("c", .counting, valid: 9, .init("A con", 5)),
      contest("d", .counting, .init("A con", 5)))
    #expect(
      night.doubts(contest("c", .counting, valid: 8, .init("A con", 5))) == ["c falling_votes"])
    #expect(night.doubts(contest("c", .counting, .init("A con", 5))) == [])
    _ = night.events(contest("d", .counting, .init("A con", 5), .init("B lab", 2)))
    #expect(night.doubts(contest("d", .counting, .init("A con", 5))) == ["d falling_votes"])
  }

  @Test("figures of another kind begin anew, those of the same kind do not")
  func otherKind() {
    var night = Night()
    func figures(_ kind: String, _ con: Int) -> ContestResult {
      var result = counting(con, 3)
      result.countKind = kind
      return result
    }
    _ = night.events(figures("preliminary", 5))
    #expect(night.doubts(figures("preliminary", 4)) == ["c falling_votes"])
    #expect(night.doubts(figures("validated", 4)) == [])
  }

  @Test(
    "a statement that the feed numbers lower is out of date, one of the same number does not turn the seat"
  )
  func revisions() {
    func result(_ revision: Int, _ con: Int, _ lab: Int) -> ContestResult {
      var result = counting(con, lab, status: .declared)
      result.revision = revision
      return result
    }
    var night = Night()
    _ = night.events(result(2, 5, 3))
    #expect(night.types(result(1, 3, 5)) == [])
    #expect(night.doubts(result(1, 3, 5)) == [])
    #expect(night.doubts(result(2, 3, 5)) == ["c contradiction"])
    #expect(night.doubts(result(2, 6, 3)) == [])
    #expect(night.doubts(result(3, 3, 5)) == [])
    #expect(night.types(result(3, 6, 3)) == [.resultCorrected])
  }

  @Test("all votes of a contest do not go, and one contest of several at zero is doubted alone")
  func gone() {
    var night = Night()
    _ = night.events(
      counting(5, 3), contest("d", .counting, .init("A con", 5)),
      contest("e", .counting, .init("A con", 5)))
    #expect(night.doubts(counting(nil, nil)) == ["c falling_votes"])
    #expect(night.fault(in: ResultsSnapshot(contests: [counting(0, 0)])) == nil)
    #expect(night.doubts(counting(0, 0)) == ["c falling_votes"])
    let recount = contest("c", .recount)
    #expect(night.fault(in: ResultsSnapshot(contests: [recount])) == nil)
  }

  @Test("votes of a list do not fall either, and lists gone to zero are a fault")
  func lists() {
    var night = Night()
    _ = night.events(shares(("con", 10, 1), ("lab", 5, 1)))
    #expect(night.doubts(shares(("con", 12, 2), ("lab", 5, 0))) == [])
    #expect(night.doubts(shares(("con", 10, 1), ("lab", 4, 1))) == ["c falling_votes"])
    let zero = shares(("con", 0, 0), ("lab", 0, 0))
    #expect(night.fault(in: ResultsSnapshot(contests: [zero])) == .fallenToZero(contests: 1))
    let moved = shares(("con", 12, 1), ("lab", 6, 1))
    #expect(night.fault(in: ResultsSnapshot(contests: [moved])) == nil)
  }

  private func shares(_ lists: (String, Int, Int)..., status: ContestStatus = .counting)
    -> ContestResult
  {
    var result = contest("c", status)
    result.seats = 2
    result.lists = lists.map { name, votes, seats in
      PartyListResult(party: PartyReference(name: name), votes: votes, seats: seats)
    }
    return result
  }

  @Test("what is marked as a test is not doubted, and does not agree with what was said")
  func testContest() {
    var night = Night()
    _ = night.events(counting(5, 3))
    var result = counting(4, 3)
    result.isTest = true
    #expect(night.doubts(result) == [])
    result.candidates[0].votes = 0
    result.candidates[1].votes = 0
    #expect(night.fault(in: ResultsSnapshot(contests: [result])) == nil)
  }

  static let outcomes: [(String, String, ContestStatus, Bool)] = [
    ("AB", "AB", .declared, false), ("AB", "AC", .declared, true), ("AB", "CD", .declared, true),
    ("AB", "AB", .certified, false), ("AB", "AB", .counting, true),
  ]

  @Test(
    "the outcome of a ward changes when one of those elected is so no longer",
    arguments: outcomes)
  func elected(before: String, after: String, status: ContestStatus, isChange: Bool) {
    func wards(_ marked: String, _ status: ContestStatus) -> [ContestResult] {
      (0..<4).map { number in
        var result = ward(ContestID("w\(number)"), status, seats: 2)
        result.candidates = ["A con", "B con", "C con", "D lab"].map {
          CandidateResult($0, 5, elected: marked.contains($0.prefix(1)))
        }
        return result
      }
    }
    var night = Night()
    _ = night.change(wards(before, .declared))
    let doubts = night.doubts(of: wards(after, status))
    #expect(doubts.count == (isChange ? 4 : 0), "\(doubts)")
    #expect(doubts.allSatisfy { $0.hasSuffix(" many_outcomes") })
  }

  @Test("the outcome of lists changes when one of them has fewer seats, not with their votes")
  func allocated() {
    func regions(_ con: Int, _ lab: Int, votes: Int) -> [ContestResult] {
      (0..<4).map { number in
        var result = shares(("con", votes, con), ("lab", 5, lab), status: .declared)
        result.id = ContestID("r\(number)")
        return result
      }
    }
    var night = Night()
    _ = night.change(regions(1, 1, votes: 9))
    #expect(night.doubts(of: regions(1, 1, votes: 8)) == [])
    #expect(night.doubts(of: regions(2, 0, votes: 9)).count == 4)
  }

  @Test("another pair in the last count begins anew, the same pair does not")
  func otherPair() {
    func count(_ final: [Int?]) -> ContestResult {
      var result = contest("c", .counting, .init("A con", 5), .init("B lab", 4), .init("C ld", 3))
      for (position, votes) in final.enumerated() { result.candidates[position].finalVotes = votes }
      return result
    }
    var night = Night()
    _ = night.events(count([7, 5, nil]))
    #expect(night.doubts(count([6, 6, nil])) == ["c falling_votes"])
    #expect(night.doubts(count([6, nil, 6])) == [])
  }

  static let crowds: [(Int?, Int?, Int?, Int, [String])] = [
    (10, nil, nil, 1, []), (8, nil, nil, 1, []), (7, nil, nil, 1, ["c over_turnout"]),
    (9, nil, 2, 1, ["c over_turnout"]), (9, 10, nil, 1, ["c over_turnout"]),
    (nil, 7, nil, 1, ["c over_turnout"]), (nil, 8, nil, 1, []), (nil, nil, 99, 1, []),
    (0, 0, nil, 1, []), (7, nil, nil, 3, []), (9, 10, nil, 3, ["c over_turnout"]),
  ]

  @Test(
    "of eight votes there are as many voters, where each has one vote; never more papers than voters",
    arguments: crowds)
  func turnout(electorate: Int?, ballots: Int?, rejected: Int?, seats: Int, doubts: [String]) {
    var result = counting(5, 3)
    (result.electorate, result.ballots, result.rejectedVotes) = (electorate, ballots, rejected)
    result.seats = seats
    #expect(Night().doubts(result) == doubts)
  }

  @Test("what was believed once is not doubted again")
  func believed() {
    var night = Night()
    var result = counting(5, 3)
    result.electorate = 7
    _ = night.events(result)
    #expect(night.doubts(result) == [])
    result.candidates[0].votes = 6
    #expect(night.doubts(result) == [])
    result.contradiction = "two files differ"
    #expect(night.doubts(result) == ["c contradiction"])
    _ = night.events(result)
    #expect(night.doubts(result) == [])
  }

  static let withdrawals: [(ContestStatus?, Bool, [String])] = [
    (nil, false, ["c outcome_gone"]), (.counting, false, []), (.counting, true, ["c outcome_gone"]),
    (.awaiting, false, []), (.recount, false, []), (.postponed, false, []),
  ]

  @Test(
    "an outcome that is gone is doubted unless a stated status goes back", arguments: withdrawals)
  func gone(status: ContestStatus?, isImplied: Bool, doubts: [String]) {
    var night = Night()
    _ = night.events(contest("c", nil, .init("A con", 5, elected: true), .init("B lab", 3)))
    var result = contest("c", status, .init("A con", 5), .init("B lab", 3))
    result.isStatusImplied = isImplied
    #expect(night.doubts(result) == doubts)
  }

  @Test("a declared list that has lost candidates and does not add up is doubted")
  func shortList() {
    var night = Night()
    _ = night.events(
      contest("c", .declared, valid: 9, .init("A con", 5, elected: true), .init("B lab", 4)))
    let short = contest("c", .declared, valid: 9, .init("A con", 5, elected: true))
    #expect(night.doubts(short) == ["c short_list"])
    #expect(
      night.doubts(contest("c", .declared, valid: 5, .init("A con", 5, elected: true))) == [])
    #expect(
      night.doubts(contest("c", .declared, valid: 9, .init("X ld", 5, elected: true))) == [])
  }

  @Test(
    "more than three declared outcomes, and more than 2 % of them, are too many to change at once",
    arguments: [(10, 3, 0), (10, 4, 4), (300, 6, 0), (300, 7, 7)])
  func many(declared: Int, changed: Int, doubted: Int) {
    var night = Night()
    func result(_ number: Int, _ lab: Int) -> ContestResult {
      contest(ContestID("c\(number)"), .declared, .init("A con", 5), .init("B lab", lab))
    }
    let first = (0..<declared).map { result($0, 3) }
    #expect(night.change(first) != nil)
    let later = (0..<changed).map { result($0, 7) }
    let doubts = night.doubts(of: later)
    #expect(doubts.count == doubted)
    #expect(doubts.allSatisfy { $0.hasSuffix(" many_outcomes") })
    let withdrawn = later.map { result in
      var result = result
      result.status = .counting
      return result
    }
    #expect(night.doubts(of: withdrawn).count == doubted)
  }

  @Test("a contest that is held stays as it is, and keeps the election open")
  func held() {
    var night = Night()
    let change = night.change(
      [counting(5, 3, status: .declared), contest("d", .declared, .init("X con", 1))],
      holding: ["c"])
    #expect(change?.events.contains { $0.type == .electionComplete } == false)
    #expect(night.contest("c") == nil)
  }
}

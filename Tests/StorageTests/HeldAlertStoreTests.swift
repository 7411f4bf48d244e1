import ElectionResults
import Storage
import Testing

@Suite("Alerts that wait in the store")
struct HeldAlertStoreTests {
  let temporary: TemporaryStore
  let store: Store

  init() async throws {
    temporary = try TemporaryStore()
    store = try temporary.open()
    _ = try await store.beginRules([("a", nil), ("b", nil)], at: moment(0))
    let events = [event("1"), event("2"), event("3", contest: "B"), event("4")]
    _ = try await store.record(
      change(
        of: ElectionStanding(election: night),
        [contest(standing("A"), events[0], events[1], events[2], events[3])]), feed: polled)
  }

  private func held(_ rule: RuleID, _ sequence: Int, due seconds: Int) async throws -> HeldAlert {
    let events = try await store.events(matching: EventFilter())
    return HeldAlert(
      rule: rule, wait: .confirm, event: events[sequence - 1], dueAt: moment(seconds))
  }

  @Test("they come back as they were, over a restart, in the order of the log, until they end")
  func kept() async throws {
    let all = [
      try await held("b", 1, due: 90), try await held("a", 2, due: 60),
      try await held("b", 2, due: 70),
    ]
    try await store.record(JudgedStep(holding: all.reversed(), throughSequence: 2))
    let reopened = try temporary.open()
    #expect(try await reopened.heldAlerts() == all)
    #expect(try await reopened.nextJudgementDue() == moment(60))
    #expect(try await store.unjudgedEvents(limit: 9).compactMap(\.sequence) == [3, 4])
    try await reopened.record(JudgedStep(ending: [all[1]], throughSequence: 0))
    #expect(try await store.heldAlerts() == [all[0], all[2]])
    #expect(try await store.nextJudgementDue() == moment(70))
    try await store.record(JudgedStep(ending: all, throughSequence: 0))
    #expect(try await store.nextJudgementDue() == nil)
  }

  @Test("a step that was made before somebody else judged, or the desk stepped in, is refused")
  func moved() async throws {
    let first = try await held("a", 1, due: 60)
    let origin = try await store.judgementState(limit: 9).origin
    try await store.record(JudgedStep(from: origin, throughSequence: 1))
    await #expect(throws: StoreError.judgementMoved) {
      try await store.record(JudgedStep(from: origin, holding: [first], throughSequence: 2))
    }
    let next = try await store.judgementState(limit: 9).origin
    _ = try await store.request(
      DeskAction(
        .hold, election: night, contest: "A", why: "a doubt", by: nil, requestedAt: moment(1),
        appliedAt: moment(1)))
    await #expect(throws: StoreError.judgementMoved) {
      try await store.record(JudgedStep(from: next, throughSequence: 2))
    }
    #expect(try await store.heldAlerts().isEmpty)
    #expect(try await store.judgementState(limit: 9).events.first?.sequence == 2)
  }

  @Test("a step that fails leaves neither the wait nor the cursor behind")
  func wholeStep() async throws {
    let first = try await held("a", 1, due: 60)
    let stray = try await held("unknown", 2, due: 60)
    await #expect(throws: StoreError.self) {
      try await store.record(JudgedStep(holding: [first, stray], throughSequence: 2))
    }
    #expect(try await store.heldAlerts().isEmpty)
    #expect(try await store.unjudgedEvents(limit: 1).compactMap(\.sequence) == [1])
  }

  @Test("they go with their rule")
  func forgotten() async throws {
    let both = [try await held("a", 1, due: 60), try await held("b", 1, due: 60)]
    try await store.record(JudgedStep(holding: both, throughSequence: 1))
    _ = try await store.beginRules([("B", nil)], at: moment(1))
    #expect(try await store.heldAlerts() == [both[1]])
  }

  @Test("an outcome's history is declarations, sources and corrections, of the contest, so far")
  func history() async throws {
    let state = try await store.standing(of: night)
    var correction = event("5", .resultCorrected)
    correction.set(.corrects, EventID("1"))
    _ = try await store.record(
      change(
        of: state,
        [
          contest(
            standing("A"), correction, event("6", .sourcesAgreed, contest: "a"),
            event("7", .sourcesDisagreed, contest: "B"), event("8", .seatHeld),
            event("9", .sourcesDisagreed), event("10", .resultDeclared))
        ]), feed: polled)
    func sequences(_ contest: ContestID, through last: Int?) async throws -> [Int] {
      try await store.outcomeHistory(of: contest, in: night, through: last).compactMap(\.sequence)
    }
    #expect(try await sequences("A", through: 10) == [5, 6, 9, 10])
    #expect(try await sequences("a", through: 8) == [5, 6])
    #expect(try await sequences("B", through: 9) == [7])
    #expect(try await sequences("A", through: nil) == [])
    try await store.record(JudgedStep(throughSequence: 6))
    #expect(try await sequences("A", through: nil) == [5, 6])
    #expect(try await store.outcomeHistory(of: "A", in: "other", through: 9).isEmpty)
  }
}

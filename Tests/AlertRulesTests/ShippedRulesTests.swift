import AlertRules
import ElectionResults
import Storage
import Testing

@Suite("Shipped rules")
struct ShippedRulesTests {
  /// A rule, an event that fires it, and what goes out.
  struct Sample: Sendable, CustomTestStringConvertible {
    let file: String
    let rule: RuleID
    let event: Event
    let title: String
    let text: String

    var testDescription: String { "\(file): \(rule), \(title)" }
  }

  @Test("a rule fires on its event and says what it should", arguments: samples)
  func firing(sample: Sample) async throws {
    let night = try RecordedNight()
    let rules = try await night.rules(in: Repository.shippedRules(sample.file))
    let judge = try await night.judge(rules)
    try await night.record([sample.event])
    _ = try await judge.judgeAll()
    let alerts =
      try await night.takeAlerts(of: "desk") + night.takeAlerts(of: "audit")
    let alert = try #require(alerts.first { $0.rule == sample.rule })
    #expect(alert.title == sample.title)
    #expect(alert.text == sample.text)
  }

  @Test("every rule of every file has a sample, and the ids differ over all files")
  func completeness() async throws {
    let night = try RecordedNight()
    var ids: [RuleID] = []
    for name in try Repository.shippedRuleNames() {
      ids += try await night.rules(in: Repository.shippedRules(name)).map(\.id)
    }
    #expect(Set(ids).count == ids.count)
    #expect(Set(ids) == Set(Self.samples.map(\.rule)))
  }

  @Test("every event type has a shipped rule")
  func eventTypes() async throws {
    let night = try RecordedNight()
    var types: Set<EventType> = []
    for name in try Repository.shippedRuleNames() {
      for rule in try await night.rules(in: Repository.shippedRules(name)) {
        types.formUnion(rule.types)
      }
    }
    #expect(types == Set(EventType.allCases))
  }

  @Test("a close result and a party one short of the line are told only when it is so")
  func conditions() async throws {
    let night = try RecordedNight()
    let rules =
      try await night.rules(in: Repository.shippedRules("results.yaml"))
      + night.rules(in: Repository.shippedRules("body.yaml"))
    let judge = try await night.judge(rules)
    try await night.record([
      SampleEvent.outcome(.resultDeclared), SampleEvent.tally(.tallyChanged, seats: 324),
      SampleEvent.tally(.tallyChanged, seats: 326), SampleEvent.tally(.majorityReached, seats: 326),
      SampleEvent.tally(.tallyChanged, seats: 325),
    ])
    _ = try await judge.judgeAll()
    #expect(try await night.takeAlerts(of: "desk").map(\.rule) == ["majority-reached"])
  }

  private static let samples: [Sample] = seats + results + counts + body + operations

  private static func with(_ event: Event, _ change: (inout Event) -> Void) -> Event {
    var event = event
    change(&event)
    return event
  }

  private static let operations = [
    Sample(
      file: "operations.yaml", rule: "feed-suspect",
      event: SampleEvent.feed(.feedSuspect) { $0.set(.contestName, "Hartlepool") },
      title: "CHECK Hartlepool: held back", text: "the votes fell."),
    Sample(
      file: "operations.yaml", rule: "feed-suspect", event: SampleEvent.feed(.feedSuspect) { _ in },
      title: "CHECK feed council: held back", text: "the votes fell."),
    Sample(
      file: "operations.yaml", rule: "feed-released",
      event: SampleEvent.feed(.feedReleased) { _ in },
      title: "Feed council: no longer held back", text: "the votes fell."),
    Sample(
      file: "operations.yaml", rule: "feed-failing",
      event: SampleEvent.feed(.feedFailing) { $0.set(.httpStatus, 503) },
      title: "Feed council is failing", text: "the votes fell (status 503)."),
    Sample(
      file: "operations.yaml", rule: "feed-recovered",
      event: SampleEvent.feed(.feedRecovered) { _ in },
      title: "Feed council works again",
      text: "3 polls had failed since 2021-05-07T05:10:00.000Z."),
  ]

  private static let seats = [
    Sample(
      file: "seats.yaml", rule: "seat-changed-hands", event: SampleEvent.outcome(.seatGained),
      title: "Conservative GAIN Hartlepool from Labour",
      text: "Jill Mortimer wins by 6,940 votes (23.2 %). Swing 16.0. "
        + "Labour had held the seat since 1974."),
    Sample(
      file: "seats.yaml", rule: "seat-changed-hands",
      event: with(SampleEvent.outcome(.seatGained)) {
        for column in [EventColumn.majority, .majorityPercentage, .swing, .heldSince] {
          $0[column] = nil
        }
        $0.set(.corrects, EventID("00000000000000000000000000000009"))
      },
      title: "CORRECTION: Conservative GAIN Hartlepool from Labour", text: "Jill Mortimer wins."),
    Sample(
      file: "seats.yaml", rule: "seat-held",
      event: with(SampleEvent.outcome(.seatHeld)) {
        $0[.fromParty] = nil
        $0.set(.toPartyName, "Labour")
        $0.set(.winner, "Mike Hill")
      }, title: "Labour HOLD Hartlepool",
      text: "Mike Hill, majority 6,940 (last time 3,595). Held since 1974."),
    Sample(
      file: "seats.yaml", rule: "seat-new", event: SampleEvent.outcome(.seatNew),
      title: "Conservative WIN Hartlepool",
      text: "Jill Mortimer wins a new seat with a majority of 6,940."),
  ]

  private static let results = [
    Sample(
      file: "results.yaml", rule: "result-declared", event: SampleEvent.outcome(.resultDeclared),
      title: "Hartlepool: Jill Mortimer (Conservative) elected",
      text: "Jill Mortimer (CON) 15,529, Paul Williams (LAB) 8,589, Sam Lee (IND) 2,904. "
        + "Turnout 42.3 %."),
    Sample(
      file: "results.yaml", rule: "result-completed", event: SampleEvent.outcome(.resultCompleted),
      title: "Hartlepool: the figures are complete",
      text: "Jill Mortimer (Conservative), majority 6,940."),
    Sample(
      file: "results.yaml", rule: "result-corrected", event: SampleEvent.correction(),
      title: "CORRECTION: Hartlepool",
      text: "votes/Sam Lee: 2,094, now 2,904\nelectorate: 70,786, now 70,768"),
    Sample(
      file: "results.yaml", rule: "result-retracted",
      event: with(SampleEvent.count(.resultRetracted)) { $0.set(.wasWinner, "Jill Mortimer") },
      title: "RETRACTED: Hartlepool",
      text: "The declaration of Jill Mortimer is withdrawn. The contest is not declared."),
    Sample(
      file: "results.yaml", rule: "majority-under-100",
      event: with(SampleEvent.outcome(.resultDeclared)) { $0.set(.majority, 99) },
      title: "Hartlepool decided by 99",
      text: "Jill Mortimer (Conservative) is 99 ahead of Paul Williams."),
  ]

  private static let counts = [
    Sample(
      file: "counts.yaml", rule: "count-started",
      event: with(SampleEvent.count(.countStarted)) { $0.set(.reportingPercentage, 4.5) },
      title: "Hartlepool: the count has started", text: "First figures, 4.5 % reporting."),
    Sample(
      file: "counts.yaml", rule: "lead-changed",
      event: with(SampleEvent.outcome(.leadChanged)) {
        $0.set(.message, "Jill Mortimer leads Paul Williams")
      }, title: "Hartlepool: Conservative takes the lead from Labour",
      text: "Jill Mortimer leads Paul Williams, 6,940 votes ahead."),
    Sample(
      file: "counts.yaml", rule: "recount-started", event: SampleEvent.count(.recountStarted),
      title: "Hartlepool: recount", text: "6,940 votes between the first two."),
    Sample(
      file: "counts.yaml", rule: "seat-moved",
      event: with(SampleEvent.outcome(.allocationChanged)) {
        $0.set(.reportingPercentage, 80.0)
      },
      title: "Hartlepool: a seat moves from Labour to Conservative",
      text: "Paul Williams out. Jill Mortimer in. 80.0 % reporting."),
    Sample(
      file: "counts.yaml", rule: "contest-called", event: SampleEvent.outcome(.contestCalled),
      title: "Hartlepool called for Jill Mortimer (Conservative)", text: "Held by Labour."),
    Sample(
      file: "counts.yaml", rule: "contest-uncalled",
      event: with(SampleEvent.count(.contestUncalled)) { $0.set(.wasWinner, "Jill Mortimer") },
      title: "CORRECTION: Hartlepool is no longer called",
      text: "The call for Jill Mortimer is withdrawn."),
    Sample(
      file: "counts.yaml", rule: "run-off", event: SampleEvent.count(.contestRunoff),
      title: "Hartlepool goes to a run-off",
      text: "Jill Mortimer (con) 15,529, Paul Williams (lab) 8,589, Sam Lee (ind) 2,904."),
    Sample(
      file: "counts.yaml", rule: "contest-postponed",
      event: SampleEvent.contest(.contestPostponed), title: "Hartlepool is postponed",
      text: "The contest is not counted this time."),
    Sample(
      file: "counts.yaml", rule: "news",
      event: with(SampleEvent.contest(.itemPublished)) {
        $0.set(.message, "Georgia (EV: 16): Biden +1097")
        $0.set(.sourceURL, "https://news.example.org/georgia")
      }, title: "Georgia (EV: 16): Biden +1097", text: "https://news.example.org/georgia"),
  ]

  private static let body = [
    Sample(
      file: "body.yaml", rule: "tally", event: SampleEvent.tally(.tallyChanged, seats: 1_325),
      title: "Conservative 1,325", text: "601 of 650 declared, net change 48."),
    Sample(
      file: "body.yaml", rule: "majority-reached",
      event: SampleEvent.tally(.majorityReached, seats: 326),
      title: "Conservative has a majority", text: "326 seats of the 326 needed, with Hartlepool."),
    Sample(
      file: "body.yaml", rule: "majority-lost",
      event: SampleEvent.tally(.majorityLost, seats: 325),
      title: "Conservative has lost its majority",
      text: "325 seats of the 326 needed, after Hartlepool."),
    Sample(
      file: "body.yaml", rule: "one-short-of-a-majority",
      event: SampleEvent.tally(.tallyChanged, seats: 325),
      title: "Conservative is one short of a majority",
      text: "325 seats, 326 needed, 601 of 650 declared."),
    Sample(
      file: "body.yaml", rule: "election-complete",
      event: SampleEvent.tally(.electionComplete, seats: 365),
      title: "Hartlepool by-election: all is declared",
      text: "601 of 650 seats of the House of Commons."),
  ]
}

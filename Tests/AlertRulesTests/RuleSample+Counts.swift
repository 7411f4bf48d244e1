import ElectionResults

extension RuleSample {
  static let counts: [RuleSample] = [
    RuleSample(
      rule: "count-started",
      event: with(SampleEvent.count(.countStarted)) { $0.set(.reportingPercentage, 4.5) },
      title: "Hartlepool: the count has started", text: "First figures, 4.5 % reporting."),
    RuleSample(
      rule: "lead-changed",
      event: with(SampleEvent.outcome(.leadChanged)) {
        $0.set(.message, "Jill Mortimer leads Paul Williams")
      }, title: "Hartlepool: Conservative takes the lead from Labour",
      text: "Jill Mortimer leads Paul Williams, 6,940 votes ahead."),
    RuleSample(
      rule: "recount-started", event: SampleEvent.count(.recountStarted),
      title: "Hartlepool: recount", text: "6,940 votes between the first two."),
    RuleSample(
      rule: "seat-moved",
      event: with(SampleEvent.outcome(.allocationChanged)) {
        $0.set(.reportingPercentage, 80.0)
      },
      title: "Hartlepool: a seat moves from Labour to Conservative",
      text: "Paul Williams out. Jill Mortimer in. 80.0 % reporting."),
    RuleSample(
      rule: "contest-called", event: SampleEvent.outcome(.contestCalled),
      title: "Hartlepool called for Jill Mortimer (Conservative)", text: "Held by Labour."),
    RuleSample(
      rule: "contest-uncalled",
      event: with(SampleEvent.count(.contestUncalled)) { $0.set(.wasWinner, "Jill Mortimer") },
      title: "CORRECTION: Hartlepool is no longer called",
      text: "The call for Jill Mortimer is withdrawn."),
    RuleSample(
      rule: "contest-uncalled",
      event: with(SampleEvent.count(.contestUncalled)) {
        $0.set(.wasWinner, "Jill Mortimer")
        $0.set(.message, "council declares Paul Williams elected, which proves the call wrong")
      },
      title: "CORRECTION: Hartlepool is no longer called",
      text: "council declares Paul Williams elected, which proves the call wrong."),
    RuleSample(
      rule: "run-off", event: SampleEvent.count(.contestRunoff),
      title: "Hartlepool goes to a run-off",
      text: "Jill Mortimer (con) 15,529, Paul Williams (lab) 8,589, Sam Lee (ind) 2,904."),
    RuleSample(
      rule: "contest-postponed",
      event: SampleEvent.contest(.contestPostponed), title: "Hartlepool is postponed",
      text: "The contest is not counted this time."),
    RuleSample(
      rule: "news",
      event: with(SampleEvent.contest(.itemPublished)) {
        $0.set(.message, "Georgia (EV: 16): Biden +1097")
        $0.set(.sourceURL, "https://news.example.org/georgia")
      }, title: "Georgia (EV: 16): Biden +1097", text: "https://news.example.org/georgia"),
    RuleSample(
      rule: "count-progress",
      event: with(SampleEvent.count(.countProgress)) { $0.set(.reportingPercentage, 62.5) },
      title: "Hartlepool: 62.5 % reporting",
      text: "Jill Mortimer (CON) 15,529, Paul Williams (LAB) 8,589, Sam Lee (IND) 2,904. "
        + "6,940 votes between the first two."),
    RuleSample(
      rule: "count-progress",
      event: with(SampleEvent.count(.countProgress)) { $0[.majority] = nil },
      title: "Hartlepool: new figures",
      text: "Jill Mortimer (CON) 15,529, Paul Williams (LAB) 8,589, Sam Lee (IND) 2,904."),
    RuleSample(
      rule: "lead-changed",
      event: with(SampleEvent.outcome(.leadChanged)) { $0.set(.fromParty, PartyCode("con")) }),
    RuleSample(
      rule: "late-lead-change",
      event: with(SampleEvent.outcome(.leadChanged)) {
        $0.set(.message, "Jill Mortimer leads Paul Williams")
        $0.set(.reportingPercentage, 95.0)
      }, title: "Hartlepool: the lead changes at 95.0 %",
      text: "Jill Mortimer leads Paul Williams, 6,940 votes ahead."),
    RuleSample(
      rule: "late-lead-change",
      event: with(SampleEvent.outcome(.leadChanged)) { $0.set(.reportingPercentage, 94.99) }),
    RuleSample(rule: "late-lead-change", event: SampleEvent.outcome(.leadChanged)),
  ]
}

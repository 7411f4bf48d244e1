import ElectionResults

extension RuleSample {
  static let results: [RuleSample] = [
    RuleSample(
      rule: "result-declared", event: SampleEvent.outcome(.resultDeclared),
      title: "Hartlepool: Jill Mortimer (Conservative) elected",
      text: "Jill Mortimer (CON) 15,529, Paul Williams (LAB) 8,589, Sam Lee (IND) 2,904. "
        + "Turnout 42.3 %."),
    RuleSample(
      rule: "result-completed", event: SampleEvent.outcome(.resultCompleted),
      title: "Hartlepool: the figures are complete",
      text: "Jill Mortimer (Conservative), majority 6,940."),
    RuleSample(
      rule: "result-corrected", event: SampleEvent.correction(),
      title: "CORRECTION: Hartlepool",
      text: "votes/Sam Lee: 2,094, now 2,904\nelectorate: 70,786, now 70,768"),
    RuleSample(
      rule: "result-retracted",
      event: with(SampleEvent.count(.resultRetracted)) { $0.set(.wasWinner, "Jill Mortimer") },
      title: "RETRACTED: Hartlepool",
      text: "The declaration of Jill Mortimer is withdrawn. The contest is not declared."),
    RuleSample(
      rule: "majority-under-100",
      event: with(SampleEvent.outcome(.resultDeclared)) { $0.set(.majority, 99) },
      title: "Hartlepool decided by 99",
      text: "Jill Mortimer (Conservative) is 99 ahead of Paul Williams."),
    RuleSample(
      rule: "result-declared",
      event: with(SampleEvent.outcome(.resultDeclared)) {
        $0.set(.contestName, "Clackmannanshire")
        $0.set(.seats, 0)
        $0.set(.winner, "No")
        $0.set(.winnerPercentage, 53.8)
        $0.set(.turnoutPercentage, 88.6)
        $0[.candidates] = .json(
          """
          [{"name":"No","party":"no","votes":19036,"elected":true},\
          {"name":"Yes","party":"yes","votes":16350,"elected":false}]
          """)
      }, title: "Clackmannanshire: No 53.8 %",
      text: "No (NO) 19,036, Yes (YES) 16,350. Turnout 88.6 %."),
    RuleSample(
      rule: "majority-under-100",
      event: with(SampleEvent.correction()) {
        $0.set(.majority, 60)
        $0.set(.wasMajority, 6_940)
      }, title: "CORRECTION: Hartlepool decided by 60",
      text: "Jill Mortimer (Conservative) is 60 ahead of Paul Williams."),
    RuleSample(
      rule: "majority-under-100",
      event: with(SampleEvent.correction()) {
        $0.set(.majority, 60)
        $0.set(.wasMajority, 60)
      }),
    RuleSample(rule: "majority-under-100", event: close { $0.set(.seats, 3) }),
    RuleSample(rule: "majority-under-100", event: close { $0.set(.seats, 0) }),
    RuleSample(rule: "majority-under-100", event: close { $0.set(.majority, -5) }),
    RuleSample(
      rule: "majority-under-100", event: close { $0.set(.kind, ContestKind.countingArea.rawValue) }),
    RuleSample(rule: "majority-under-100", event: SampleEvent.outcome(.resultDeclared)),
    RuleSample(
      rule: "majority-under-100",
      event: with(SampleEvent.outcome(.resultDeclared)) { $0.set(.majority, 100) }),
    RuleSample(
      rule: "majority-under-100",
      event: with(SampleEvent.outcome(.resultDeclared)) { $0[.majority] = nil }),
  ]

  /// A declaration by 60 votes.
  private static func close(_ change: (inout Event) -> Void) -> Event {
    with(SampleEvent.outcome(.resultDeclared)) {
      $0.set(.majority, 60)
      change(&$0)
    }
  }
}

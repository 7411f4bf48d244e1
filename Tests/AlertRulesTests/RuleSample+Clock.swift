import ElectionResults

extension RuleSample {
  static let clock: [RuleSample] = [
    RuleSample(
      rule: "polls-closed", event: closed(in: nil),
      title: "Hartlepool by-election: polls have closed",
      text: "Closed at 2021-05-06T21:00:00.000Z."),
    RuleSample(
      rule: "polls-closed", event: closed(in: "North East"),
      title: "Hartlepool by-election: polls have closed in North East",
      text: "Closed at 2021-05-06T21:00:00.000Z."),
    RuleSample(
      rule: "declaration-overdue",
      event: with(SampleEvent.count(.declarationOverdue)) {
        $0.set(.message, "the declaration was expected at 04:00 and has not come")
      }, title: "Hartlepool: declaration overdue",
      text: "the declaration was expected at 04:00 and has not come. "
        + "6,940 votes between the first two."),
    RuleSample(
      rule: "declaration-overdue",
      event: with(SampleEvent.contest(.declarationOverdue)) {
        $0[.contestName] = nil
        $0.set(.message, "the declaration was expected at 04:00 and has not come")
      }, title: "E14000733: declaration overdue",
      text: "the declaration was expected at 04:00 and has not come."),
    RuleSample(
      rule: "count-silent",
      event: with(SampleEvent.count(.countSilent)) {
        $0.set(.message, "no new figures for 30 min")
        $0.set(.reportingPercentage, 80.0)
      }, title: "Hartlepool: no new figures",
      text: "no new figures for 30 min. 80.0 % reporting."),
  ]

  private static func closed(in region: String?) -> Event {
    with(SampleEvent.contest(.pollsClosed)) {
      for column in [EventColumn.contest, .contestName, .seats] { $0[column] = nil }
      $0.set(.region, region)
      $0.set(.since, Timestamp(rfc3339: "2021-05-06T22:00:00+01:00"))
    }
  }
}

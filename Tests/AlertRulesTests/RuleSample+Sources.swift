import ElectionResults

extension RuleSample {
  static let sources: [RuleSample] = [
    RuleSample(
      rule: "sources-disagree",
      event: with(SampleEvent.outcome(.sourcesDisagreed)) {
        $0.set(.message, "pa shows Labour elected, but council shows Conservative")
      }, title: "CHECK Hartlepool: sources disagree",
      text: "pa shows Labour elected, but council shows Conservative."),
    RuleSample(
      rule: "sources-agree",
      event: with(SampleEvent.outcome(.sourcesAgreed)) {
        $0.set(.feed, FeedID("pa"))
        $0.set(.message, "pa shows Conservative elected, like council")
      }, title: "Hartlepool: pa confirms Jill Mortimer (Conservative)",
      text: "pa shows Conservative elected, like council."),
  ]
}

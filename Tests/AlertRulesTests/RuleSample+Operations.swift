import ElectionResults

extension RuleSample {
  static let operations: [RuleSample] = [
    RuleSample(
      rule: "feed-suspect",
      event: SampleEvent.feed(.feedSuspect) { $0.set(.contestName, "Hartlepool") },
      title: "CHECK Hartlepool: held back", text: "the votes fell."),
    RuleSample(
      rule: "feed-suspect", event: SampleEvent.feed(.feedSuspect) { _ in },
      title: "CHECK feed council: held back", text: "the votes fell."),
    RuleSample(
      rule: "feed-released",
      event: SampleEvent.feed(.feedReleased) { _ in },
      title: "Feed council: no longer held back", text: "the votes fell."),
    RuleSample(
      rule: "feed-failing",
      event: SampleEvent.feed(.feedFailing) { $0.set(.httpStatus, 503) },
      title: "Feed council is failing", text: "the votes fell (status 503)."),
    RuleSample(
      rule: "feed-recovered",
      event: SampleEvent.feed(.feedRecovered) { _ in },
      title: "Feed council works again",
      text: "3 polls had failed since 2021-05-07T05:10:00.000Z."),
    RuleSample(
      rule: "feed-stale",
      event: SampleEvent.feed(.feedStale) {
        $0.set(.message, "nothing new for 15 min, while contests are counted")
      }, title: "Feed council shows nothing new",
      text: "nothing new for 15 min, while contests are counted."),
    RuleSample(
      rule: "contest-unmatched",
      event: with(SampleEvent.contest(.contestUnmatched)) {
        $0.set(.message, "neither the baseline nor the configuration has it")
      }, title: "Feed council has an unknown contest: Hartlepool",
      text: "neither the baseline nor the configuration has it"),
    RuleSample(
      rule: "contest-unmatched",
      event: with(SampleEvent.contest(.contestUnmatched)) {
        $0[.contestName] = nil
        $0.set(.message, "neither the baseline nor the configuration has it")
      }, title: "Feed council has an unknown contest: E14000733",
      text: "neither the baseline nor the configuration has it"),
    RuleSample(
      rule: "rule-failing",
      event: SampleEvent.feed(.ruleFailing) {
        $0.set(
          .message,
          "rule close-gain: its condition took longer than 50 ms on seat.gained of Hartlepool")
      }, title: "A rule is failing",
      text: "rule close-gain: its condition took longer than 50 ms on seat.gained of Hartlepool."),
  ]
}

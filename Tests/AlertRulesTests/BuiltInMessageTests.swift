import AlertRules
import ElectionResults
import Testing

@Suite("Built-in messages")
struct BuiltInMessageTests {
  private func message(for event: Event) -> RenderedMessage {
    let rule = Rule(
      id: "plain", types: Set(EventType.allCases), recipients: [Rule.Recipient("desk")])
    return rule.message(for: event)
  }

  @Test("every event type has a title and a text", arguments: EventType.allCases)
  func everyType(type: EventType) throws {
    var event = type == .resultCorrected ? SampleEvent.correction() : SampleEvent.outcome(type)
    event.set(.message, "the reason")
    event.set(.since, Timestamp(milliseconds: 1_620_364_200_000))
    let message = message(for: event)
    #expect(!message.title.isEmpty)
    #expect(!message.text.isEmpty)
  }

  @Test(
    "a message has no empty pieces, whatever the event leaves out",
    arguments: RuleSample.all.map(\.event))
  func wholeSentences(event: Event) throws {
    let message = message(for: event)
    for text in [message.title, message.text] {
      for gap in ["  ", "()", " .", " ,", "..", ": ,", "( ", " )", ",."] {
        #expect(!text.contains(gap), "\(text)")
      }
      let ends = [text.first, text.last]
      #expect(!ends.contains { $0 == ":" || $0 == "," || $0 == " " }, "\(text)")
    }
    #expect(!message.title.hasPrefix("."))
    #expect(!message.title.isEmpty)
  }

  @Test("a message says what there is", arguments: expected)
  func exact(rule: RuleID, number: Int, title: String, text: String) throws {
    let samples = RuleSample.all.filter { $0.rule == rule && $0.title != nil }
    let message = message(for: samples[number].event)
    #expect(message.title == title)
    #expect(message.text == text)
  }

  /// By the rule and the number of its sample.
  private static let expected: [(RuleID, Int, String, String)] = [
    (
      "result-declared", 1, "Clackmannanshire: No 53.8 %",
      "No, majority 6,940 (23.2 %), swing 16.0."
    ),
    (
      "majority-reached", 1, "Conservative has a majority: 11 won",
      "With 20 retained. 601 of 650 declared, 31 needed."
    ),
    (
      "control-gained", 0, "Northumberland: CON, was NOC",
      "Conservative: 34 won. 67 of 67 declared, 34 needed."
    ),
    (
      "control-gained", 1, "CORRECTION: Northumberland: CON, was LAB",
      "Conservative: 14 won, 20 retained. 67 of 67 declared, 34 needed."
    ),
    ("control-lost", 1, "Northumberland: NOC, was CON", "67 of 67 declared, 34 needed."),
    (
      "still-no-control", 0, "Northumberland: NOC as before",
      "Conservative: 33 won. 67 of 67 declared, 34 needed."
    ),
    (
      "outcome-certain", 0, "Scottish independence referendum: No certain to win",
      "1,914,187 votes (54.3 %). 211347 votes ahead of Yes, 140000 ballots outstanding."
    ),
    (
      "outcome-certain", 2, "CORRECTION: Scottish independence referendum: certain to be rejected",
      "Yes has the votes, No the areas."
    ),
    (
      "election-complete", 1, "Scottish Parliament 2021: complete",
      "Scottish National Party 64, 47.7 % of the votes. 129 of 129 declared, 65 needed."
    ),
    (
      "election-complete", 2, "Scottish Parliament 2021: complete",
      "Jill Mortimer wins. 129 of 129 declared, 65 needed."
    ),
    (
      "polls-closed", 1, "Hartlepool by-election: polls have closed in North East",
      "Closed at 2021-05-06T21:00:00.000Z."
    ),
    (
      "declaration-overdue", 1, "E14000733: declaration overdue",
      "the declaration was expected at 04:00 and has not come."
    ),
    (
      "sources-agree", 0, "Hartlepool: pa confirms Jill Mortimer (Conservative)",
      "pa shows Conservative elected, like council."
    ),
    (
      "contest-unmatched", 1, "Feed council: unknown contest E14000733",
      "neither the baseline nor the configuration has it"
    ),
  ]
}

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

  @Test("a message says what there is")
  func exact() async throws {
    let report = try await RuleTests.report(
      on: Repository.file("built-in.yaml", as: "built-in.yaml"))
    #expect(report.results.count > 10)
    for failed in report.failed { Issue.record("\(failed.event.values): \(failed.differences)") }
  }

  @Test(
    "a message has no empty pieces, whatever the events of the shipped rules' tests leave out",
    arguments: try Repository.shippedRuleNames())
  func wholeSentences(file: String) async throws {
    let report = try await RuleTests.report(on: Repository.shippedRules(file))
    for result in report.results where result.test.expectation != .none {
      let message = message(for: result.event)
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
  }
}

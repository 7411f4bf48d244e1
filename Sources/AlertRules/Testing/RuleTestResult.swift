package import ElectionResults

/// What a rule made of the event of one of its tests, beside what was expected.
package struct RuleTestResult: Sendable {
  package let rule: Rule
  package let test: RuleTest
  /// Its place among the tests of the rule, from 1.
  package let number: Int
  /// The event that was judged, with all that was filled in.
  package let event: Event
  package let verdict: RuleExplanation.Verdict

  /// A part of the outcome that is not what was expected.
  package struct Difference: Sendable, Equatable {
    package enum Part: Sendable, Equatable {
      /// Whether there is an alert.
      case outcome
      case severity
      case title, text
      /// What a sink is told.
      case ownTitle(SinkID)
      case ownText(SinkID)
    }

    package let part: Part
    package let expected: String
    package let found: String

    package init(part: Part, expected: String, found: String) {
      self.part = part
      self.expected = expected
      self.found = found
    }
  }

  /// What the alert says; nil where there is none.
  package var message: RenderedMessage? {
    if case .matched = verdict { rule.message(for: event) } else { nil }
  }

  /// Whether all is as expected. A condition that failed is never expected.
  package var hasPassed: Bool { differences.isEmpty }

  package var differences: [Difference] {
    if case .failed = verdict {
      return [Difference(part: .outcome, expected: test.expectation.word, found: "none")]
    }
    switch (test.expectation, message) {
    case (.none, nil): return []
    case (.none, let message?):
      return [
        Difference(
          part: .outcome, expected: test.expectation.word, found: "alert: \(message.title)")
      ]
    case (.alert, nil):
      return [Difference(part: .outcome, expected: test.expectation.word, found: "none")]
    case (.alert(let words), let message?):
      return differences(from: words, of: message)
    }
  }

  private func differences(
    from words: RuleExpectation.Words, of message: RenderedMessage
  ) -> [Difference] {
    var rows: [(part: Difference.Part, expected: String?, found: String)] = [
      (.severity, words.severity?.rawValue, rule.severity.rawValue),
      (.title, words.title, message.title),
      (.text, words.text.map(RenderedMessage.trimmed), message.text),
    ]
    for (sink, own) in words.own.sorted(by: { $0.key < $1.key }) {
      let recipient = rule.recipients.first { $0.sink == sink }
      let told = rule.message(for: event, own: recipient?.words)
      rows += [
        (.ownTitle(sink), own.title, told.title),
        (.ownText(sink), own.text.map(RenderedMessage.trimmed), told.text),
      ]
    }
    return rows.compactMap { part, expected, found in
      guard let expected, expected != found else { return nil }
      return Difference(part: part, expected: expected, found: found)
    }
  }
}

extension RuleExpectation {
  /// Whether an alert is expected, in a word.
  package var word: String {
    switch self {
    case .none: "none"
    case .alert(let words): words.title.map { "alert: \($0)" } ?? "alert"
    }
  }
}

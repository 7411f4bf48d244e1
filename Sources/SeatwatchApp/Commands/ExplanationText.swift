internal import AlertRules
internal import ElectionResults
internal import Storage

/// What the rules made of an event, for a person.
struct ExplanationText {
  private let event: Event
  private let explanations: [RuleExplanation]
  private let showsUnseen: Bool

  /// - Parameter showsUnseen: Whether rules that do not judge events of the type have a paragraph of their own.
  init(of event: Event, _ explanations: [RuleExplanation], showsUnseen: Bool) {
    self.event = event
    self.explanations = explanations
    self.showsUnseen = showsUnseen
  }

  var text: String {
    let seen = explanations.filter { showsUnseen || !$0.isOfOtherType }
    let others = explanations.filter { !showsUnseen && $0.isOfOtherType }.map(\.rule.id.text)
    let rest =
      others.isEmpty
      ? [] : ["\(others.count.counted("rule")) of other types: \(others.joined(separator: ", "))"]
    let paragraphs = [heading] + seen.map(paragraph) + rest
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  private var heading: String {
    let parts = [
      "event \(event.sequence ?? 0)", event.text(.type),
      event.text(.contestName) ?? event.text(.party),
      event.text(.time), event.id.text,
    ]
    return parts.compactMap(\.self).joined(separator: "  ")
  }

  private func paragraph(of explanation: RuleExplanation) -> String {
    let verdict = explanation.verdict
    let reason = verdict.reason.map { ": \($0)" } ?? ""
    var lines = ["\(explanation.rule.id)  \(verdict.words)\(reason)"]
    lines += verdict.terms.map { "  " + $0.line(on: event) }
    if let held = explanation.held {
      let wait = held.wait == .hold ? "its time is over" : "other feeds agree"
      lines.append("  waits until \(wait), at the latest \(held.dueAt)")
    } else if case .matched = verdict, explanation.alerts.isEmpty {
      lines.append(
        "  no alert: taken back while it waited, or not confirmed in time; see the log of the service"
      )
    }
    for listed in explanation.alerts {
      lines.append("  alert \(listed.alert.id)  \(listed.alert.title)")
      lines += listed.deliveries.map { "    \($0.sink)  \($0.account)" }
    }
    return lines.joined(separator: "\n")
  }

}

extension RuleExplanation {
  fileprivate var isOfOtherType: Bool {
    if case .unseen(.otherType) = verdict { alerts.isEmpty } else { false }
  }
}

extension RuleExplanation.Verdict {
  /// For programs.
  var name: String {
    switch self {
    case .unseen: "unseen"
    case .unmatched: "unmatched"
    case .failed: "failed"
    case .unjudged: "unjudged"
    case .matched: "matched"
    }
  }

  var words: String {
    switch self {
    case .unseen: "did not look at it"
    case .unmatched: "not matched"
    case .failed: "failed"
    case .unjudged: "not judged yet"
    case .matched: "matched"
    }
  }

  var reason: String? {
    switch self {
    case .unseen(.otherType): "it does not judge events of this type"
    case .unseen(.earlier): "the event came before the rule was in force"
    case .unseen(.test): "the event is of a test, and the rule has no test: true"
    case .unseen(.silentCatchUp): "the feed was catching up, and its first_poll is silent"
    case .failed(let reason): "its condition \(reason)"
    case .unjudged: "a running service does that within moments"
    case .unmatched, .matched: nil
    }
  }

  /// Those of a condition that was not true.
  var terms: [ConditionTerm] {
    if case .unmatched(let terms) = self { terms } else { [] }
  }
}

extension ConditionTerm {
  /// What it says of an event, and what it says that of, for a person.
  func line(on event: Event) -> String {
    let truth =
      failure.map { "failed (\($0))" } ?? truth.map { $0 ? "true" : "false" } ?? "NULL"
    let columns = columns.map { column in
      "\(column.rawValue) = \(event[column].map(JSONText.value) ?? "NULL")"
    }
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "\(truth)  \(text)"
      + (columns.isEmpty ? "" : "   (\(columns.joined(separator: ", ")))")
  }

  /// An object for programs.
  func json(on event: Event) -> String {
    JSONText.object([
      ("term", JSONText.string(text)), ("truth", truth.map { $0 ? "true" : "false" } ?? "null"),
      ("error", failure.map(JSONText.string)),
      (
        "columns",
        JSONText.object(
          columns.map { ($0.rawValue, event[$0].map(JSONText.value) ?? "null") })
      ),
    ])
  }
}

extension ListedAlert.Delivery {
  /// How far it is, for a person.
  fileprivate var account: String {
    let tries = attempts > 1 ? ", \(attempts) attempts" : ""
    switch state {
    case .waiting:
      let failure = lastError.map { ", last failed: \($0)" } ?? ""
      return "waiting, next attempt at \(dueAt)\(tries)\(failure)"
    case .delivered:
      return "delivered\(finishedAt.map { " at \($0)" } ?? "")"
        + (lastStatus.map { " with status \($0)" } ?? "") + tries
    case .dead: return "given up\(tries)" + (lastError.map { ": \($0)" } ?? "")
    case .collected: return "waits for its digest"
    case .digested: return "told in digest \(digest?.text ?? "")"
    case .silenced: return "not sent: the rule was silenced"
    case .withheld: return "not sent for now: the desk holds the contest"
    case .cancelled: return "not sent: taken back before"
    }
  }
}

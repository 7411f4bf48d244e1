internal import AlertRules
package import ElectionResults
package import Storage

/// `seatwatch rules explain`: what each rule made of an event, and why.
package struct ExplainCommand: Sendable {
  private let context: CommandContext
  private let configuration: Configuration
  private let store: Store

  package init(_ context: CommandContext, _ configuration: Configuration, store: Store) {
    self.context = context
    self.configuration = configuration
    self.store = store
  }

  /// - Parameters:
  ///   - event: Its identifier, how that begins, or its sequence.
  ///   - rule: Nil for all rules.
  package func text(
    of event: String, rule: RuleID?, as form: OutputForm
  ) async throws -> String {
    if let rule, !configuration.rules.contains(where: { $0.id == rule }) {
      throw CommandFailure.unknownRule(rule, among: configuration.rules)
    }
    let event = try await self.event(event)
    let states = try await store.ruleStates()
    let explainer = RuleExplainer(
      configuration.rules.filter { rule == nil || $0.id == rule }, store: store,
      conditions: try ConditionDatabase(storePath: store.path),
      sight: RuleSight(
        firstSequences: states.mapValues(\.firstSequence), catchingUp: configuration.catchingUp))
    let explanations = try await explainer.explanations(of: event)
    guard form == .table else {
      return Self.listing(explanations, of: event).text(as: form, empty: "")
    }
    return ExplanationText(of: event, explanations, showsUnseen: rule != nil).text
  }

  private func event(_ text: String) async throws -> Event {
    let found = try await store.events(beginning: text)
    guard let first = found.first else {
      throw CommandFailure(
        .usage, "no event has the id or sequence \"\(text)\"; `seatwatch events` lists them")
    }
    guard found.count == 1 else {
      throw CommandFailure(.usage, "several events have an id that begins with \"\(text)\"")
    }
    return first
  }

  /// A row a rule; terms, alerts and deliveries as JSON.
  private static func listing(_ explanations: [RuleExplanation], of event: Event) -> Listing {
    let columns = [
      "event", "sequence", "type", "rule", "verdict", "reason", "terms", "waits_until", "alerts",
    ]
    return Listing(
      columns: columns.map { .init(name: $0, isNumeric: $0 == "sequence") },
      rows: explanations.map { explanation in
        [
          .text(event.id.text), event[.sequence], event[.type], .text(explanation.rule.id.text),
          .text(explanation.verdict.name), explanation.verdict.reason.map { .text($0) },
          explanation.verdict.terms.isEmpty
            ? nil : .json(JSONText.array(explanation.verdict.terms.map { $0.json(on: event) })),
          explanation.held.map { .text($0.dueAt.description) },
          explanation.alerts.isEmpty
            ? nil
            : .json(
              JSONText.array(
                explanation.alerts.map {
                  JSONText.object(AlertsCommand.members(of: $0).filter { $0.name != "text" })
                })),
        ]
      })
  }
}

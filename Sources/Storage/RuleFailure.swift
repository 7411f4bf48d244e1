package import ElectionResults

/// A rule that could not be judged on an event.
package struct RuleFailure: Sendable, Equatable {
  package var rule: RuleID
  /// `rule.failing` without an identifier: stored when the rule had not failed before.
  package var event: Event
  /// Why, as SQLite or the time limit has it.
  package var reason: String

  package init(rule: RuleID, event: Event, reason: String) {
    self.rule = rule
    self.event = event
    self.reason = reason
  }
}

package import ElectionResults

/// An alert that a rule is to raise for an event, and that waits for something before it is made.
///
/// Nothing of it is rendered yet. What it waits for is the rule's business; the store only knows when to look again.
package struct HeldAlert: Sendable, Equatable {
  /// What an alert waits for. The raw value is the name in the store.
  package enum Wait: String, Sendable {
    /// That the condition still holds later.
    case hold = "for"
    /// That other feeds agree.
    case confirm
  }

  package var rule: RuleID
  package var wait: Wait
  /// As it is stored, with its `sequence`.
  package var event: Event
  /// When the wait is over, whatever has come of it.
  package var dueAt: Timestamp

  package init(rule: RuleID, wait: Wait, event: Event, dueAt: Timestamp) {
    self.rule = rule
    self.wait = wait
    self.event = event
    self.dueAt = dueAt
  }
}

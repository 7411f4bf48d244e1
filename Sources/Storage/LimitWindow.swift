package import ElectionResults

/// The span of time, from the first alert of a rule to a sink on, in which its alerts are counted; what is beyond the limit
/// waits for its digest.
package struct LimitWindow: Sendable, Equatable {
  /// The rule whose alerts are counted; a reserved name for what is told when a feed catches up.
  package var rule: RuleID
  package var sink: SinkID
  package var openedAt: Timestamp
  /// The first moment that is no longer in it; then the digest goes out.
  package var closesAt: Timestamp
  /// How many alerts there were, those for the digest included.
  package var alerts: Int
  /// The digest's identifier, given when the window opens.
  package var digest: AlertID

  package init(
    rule: RuleID, sink: SinkID, openedAt: Timestamp, closesAt: Timestamp, alerts: Int,
    digest: AlertID
  ) {
    self.rule = rule
    self.sink = sink
    self.openedAt = openedAt
    self.closesAt = closesAt
    self.alerts = alerts
    self.digest = digest
  }
}

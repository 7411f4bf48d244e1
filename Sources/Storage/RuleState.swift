package import ElectionResults

/// What the store knows of a rule in force.
package struct RuleState: Sendable, Equatable {
  package var rule: RuleID
  /// The first event that it sees.
  package var firstSequence: Int
  package var begunAt: Timestamp
  /// On how many events it has failed since its condition was last changed.
  package var failures: Int
  package var failingSince: Timestamp?
  package var lastFailure: String?

  package init(
    rule: RuleID, firstSequence: Int, begunAt: Timestamp, failures: Int = 0,
    failingSince: Timestamp? = nil, lastFailure: String? = nil
  ) {
    self.rule = rule
    self.firstSequence = firstSequence
    self.begunAt = begunAt
    self.failures = failures
    self.failingSince = failingSince
    self.lastFailure = lastFailure
  }
}

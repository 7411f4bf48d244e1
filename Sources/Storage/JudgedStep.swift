/// What one step of judging adds to the outbox, and what it leaves waiting: stored together, or not at all.
package struct JudgedStep: Sendable, Equatable {
  /// What the step was made from; nil to store it whatever has happened since.
  package struct Origin: Sendable, Equatable {
    /// The last event that had been judged.
    package var cursor: Int
    package var deskVersion: Int

    package init(cursor: Int, deskVersion: Int) {
      self.cursor = cursor
      self.deskVersion = deskVersion
    }
  }

  package var origin: Origin?
  package var alerts: [NewAlert]
  /// Alerts that begin to wait, or go on waiting for something else.
  package var holding: [HeldAlert]
  /// Those that wait no longer, whether they are among `alerts` or come to nothing.
  package var ending: [HeldAlert]
  /// Windows that are open afterwards, as far as they have changed.
  package var opened: [LimitWindow]
  /// Windows that are over: what they collected has been told by their digests.
  package var closed: [LimitWindow]
  package var failures: [RuleFailure]
  /// The last event that is judged afterwards.
  package var throughSequence: Int

  package init(
    from origin: Origin? = nil, alerts: [NewAlert] = [], holding: [HeldAlert] = [],
    ending: [HeldAlert] = [], throughSequence: Int = 0
  ) {
    self.origin = origin
    self.alerts = alerts
    self.holding = holding
    self.ending = ending
    opened = []
    closed = []
    failures = []
    self.throughSequence = throughSequence
  }
}

package import ElectionResults

/// An alert that waits for a sink.
package struct Delivery: Sendable, Equatable {
  package var key: DeliveryKey
  package var alert: Alert
  /// Attempts so far, all of them failed.
  package var attempts: Int
  /// When the first attempt was due.
  package var firstDueAt: Timestamp
  /// When the next attempt is due.
  package var dueAt: Timestamp

  package init(
    key: DeliveryKey, alert: Alert, attempts: Int, firstDueAt: Timestamp, dueAt: Timestamp
  ) {
    self.key = key
    self.alert = alert
    self.attempts = attempts
    self.firstDueAt = firstDueAt
    self.dueAt = dueAt
  }
}

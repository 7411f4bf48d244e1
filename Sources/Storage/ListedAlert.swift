package import ElectionResults

/// An alert with how far it is with each of its sinks.
package struct ListedAlert: Sendable, Equatable {
  /// How far an alert is with one sink.
  package struct Delivery: Sendable, Equatable {
    package var sink: SinkID
    package var state: DeliveryState
    package var attempts: Int
    /// When the next attempt is due, or was; the last one's time says nothing more once it is finished.
    package var dueAt: Timestamp
    /// Nil while something may become of it.
    package var finishedAt: Timestamp?
    /// Of the last answer; nil without one.
    package var lastStatus: Int?
    package var lastError: String?
    /// The digest in which it is told; nil where it is told by itself.
    package var digest: AlertID?
    /// Where the sink has words of its own.
    package var title: String?
  }

  package var alert: Alert
  /// In the order in which they were made.
  package var deliveries: [Delivery]
}

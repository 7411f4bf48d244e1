package import ElectionResults

/// An alert to be stored, and the sinks that it is for.
package struct NewAlert: Sendable, Equatable {
  package var alert: Alert
  package var deliveries: [NewDelivery]

  package init(alert: Alert, deliveries: [NewDelivery]) {
    self.alert = alert
    self.deliveries = deliveries
  }

  /// An alert that these sinks get at once, in its own words.
  package init(alert: Alert, sinks: [SinkID]) {
    self.init(alert: alert, deliveries: sinks.map { NewDelivery(to: $0) })
  }
}

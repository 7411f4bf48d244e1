package import ElectionResults

/// An alert to be stored, and the sinks that are to get it.
package struct NewAlert: Sendable, Equatable {
  package var alert: Alert
  package var sinks: [SinkID]

  package init(alert: Alert, sinks: [SinkID]) {
    self.alert = alert
    self.sinks = sinks
  }
}

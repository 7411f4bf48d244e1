package import ElectionResults

/// An alert as one sink was told it, or is to be.
package struct ToldAlert: Sendable, Equatable {
  /// With the sink's own words where it has some.
  package var alert: Alert
  package var sink: SinkID
  package var state: DeliveryState

  package init(alert: Alert, sink: SinkID, state: DeliveryState) {
    self.alert = alert
    self.sink = sink
    self.state = state
  }
}

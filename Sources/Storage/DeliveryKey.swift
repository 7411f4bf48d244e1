package import ElectionResults

/// Names a delivery: one alert to one sink.
package struct DeliveryKey: Hashable, Sendable {
  package var alert: AlertID
  package var sink: SinkID

  package init(alert: AlertID, sink: SinkID) {
    self.alert = alert
    self.sink = sink
  }
}

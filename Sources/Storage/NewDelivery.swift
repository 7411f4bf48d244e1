package import ElectionResults

/// An alert's way to one sink, to be stored with it.
package struct NewDelivery: Sendable, Equatable {
  /// What a sink is told in words of its own.
  package struct Words: Sendable, Equatable {
    package var title: String
    package var text: String
    /// The whole `data` with them, as JSON text.
    package var data: String

    package init(title: String, text: String, data: String) {
      self.title = title
      self.text = text
      self.data = data
    }
  }

  package var sink: SinkID
  package var state: DeliveryState
  /// The digest that it waits for; nil unless it is ``DeliveryState/collected``.
  package var digest: AlertID?
  /// Nil for the alert's own.
  package var words: Words?

  package init(
    to sink: SinkID, _ state: DeliveryState = .waiting, digest: AlertID? = nil, words: Words? = nil
  ) {
    self.sink = sink
    self.state = state
    self.digest = digest
    self.words = words
  }
}

package import ElectionResults
package import Storage

/// A place that alerts are sent to.
///
/// A sink holds no queue and does not repeat: order, repetition and giving up are ``DeliveryWorker``'s.
package protocol Sink: Sendable {
  /// Sends one alert, which may have been sent before, and returns when the receiver has it for good.
  ///
  /// Up to eight alerts are on their way at once. Returns the HTTP status, nil where there is none.
  /// A cancelled task makes it fail soon, or succeed.
  ///
  /// - Parameter moment: The time of this attempt.
  func deliver(_ alert: Alert, at moment: Timestamp) async throws(DeliveryFailure) -> Int?

  /// Opens anew what may have been renamed meanwhile, as after a log rotation.
  func reopen() async
}

extension Sink {
  package func reopen() async {}
}

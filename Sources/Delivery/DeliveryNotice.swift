internal import ElectionResults
internal import Storage

/// What a running worker is told.
enum DeliveryNotice: Sendable {
  /// There may be new deliveries.
  case look
  /// The moment that the worker waited for has come.
  case alarm(Timestamp)
  /// An attempt is over.
  case finished(Delivery, Result<Int?, DeliveryFailure>)
  /// The worker is to end.
  case stop
}

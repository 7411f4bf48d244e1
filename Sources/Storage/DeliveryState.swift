/// How far a delivery is. The raw value is the name in the store.
package enum DeliveryState: String, Sendable, CaseIterable {
  /// To be sent, now or after a failed attempt.
  case waiting
  case delivered
  /// Given up: refused for good, or past its time.
  case dead
  /// Waits for a digest.
  case collected
  /// Told, or to be told, by a digest.
  case digested
  /// Not sent, because its rule was silenced.
  case silenced
  /// Not sent for now, because the desk holds its contest.
  case withheld
  /// Taken back before it was sent.
  case cancelled

  /// Whether the receiver has been told of it, or is still due to be.
  package var reachesReceiver: Bool {
    switch self {
    case .waiting, .delivered, .collected, .digested, .withheld: true
    case .dead, .silenced, .cancelled: false
    }
  }

  /// Whether nothing becomes of it any more.
  var isFinished: Bool {
    switch self {
    case .waiting, .collected, .withheld: false
    default: true
    }
  }
}

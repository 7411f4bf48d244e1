package import ElectionResults

/// What of a snapshot may have happened before anybody watched.
package enum CatchUp: Sendable, Equatable {
  /// Nothing: the feed was watched all along.
  case none
  /// All of it: nobody watched before.
  case everything
  /// What has happened since the feed was last seen, or has no time of its own.
  case since(Timestamp)

  /// Whether something is caught up with.
  ///
  /// - Parameter moment: When it happened; nil when nobody says. A feed's clock may be ahead, so that no moment is too late.
  package func covers(_ moment: Timestamp?) -> Bool {
    switch self {
    case .none: false
    case .everything: true
    case .since(let start): moment.map { $0 > start } ?? true
    }
  }
}

internal import ElectionResults
internal import Storage

/// What became of deliveries and the store does not know yet.
///
/// Losing it costs a repeat with the same identifier, so it may wait a little for company.
struct PendingMarks {
  /// The end of one attempt.
  enum Mark {
    case delivered(status: Int?)
    case failed(dueAt: Timestamp, DeliveryFailure)
    case dead(DeliveryFailure)
  }

  /// How many marks are not kept waiting for more.
  static let groupSize = 200
  /// How long the first of a group waits for others.
  static let groupTime = Duration.milliseconds(20)

  private var marks: [(key: DeliveryKey, mark: Mark)] = []
  /// When the group must be stored; nil while there is none.
  private(set) var dueAt: Timestamp?

  var isEmpty: Bool { marks.isEmpty }
  var isFull: Bool { marks.count >= Self.groupSize }

  mutating func add(_ mark: Mark, of key: DeliveryKey, at now: Timestamp) {
    marks.append((key, mark))
    dueAt = dueAt ?? now + Self.groupTime
  }

  /// Stores the marks; on an error those not stored stay for another time.
  mutating func store(in store: Store, at now: Timestamp) async throws {
    try await storeDelivered(in: store, at: now)
    while let (key, mark) = marks.last {
      switch mark {
      case .delivered: break
      case .failed(let dueAt, let failure):
        try await store.markFailed(
          key, dueAt: dueAt, at: now, error: failure.reason, status: failure.status)
      case .dead(let failure):
        try await store.markDead(key, at: now, error: failure.reason, status: failure.status)
      }
      marks.removeLast()
    }
    dueAt = nil
  }

  private mutating func storeDelivered(in store: Store, at now: Timestamp) async throws {
    var keys: [Int?: [DeliveryKey]] = [:]
    for case (let key, .delivered(let status)) in marks { keys[status, default: []].append(key) }
    for (status, delivered) in keys {
      try await store.markDelivered(delivered, at: now, status: status)
      let stored = Set(delivered)
      marks.removeAll { stored.contains($0.key) }
    }
  }
}

internal import ElectionResults

/// Stored events that are judged together, found by sequence and by type.
struct EventBatch {
  private let events: [Int: Event]
  private let byType: [EventType: [Int]]

  init(_ events: [Event]) {
    let stored = events.compactMap { event in event.sequence.map { ($0, event) } }
    self.events = Dictionary(stored, uniquingKeysWith: { $1 })
    var byType: [EventType: [Int]] = [:]
    for (sequence, event) in stored {
      if let type = event.type { byType[type, default: []].append(sequence) }
    }
    self.byType = byType
  }

  /// The event of a sequence; an empty one for a sequence that is not in the batch.
  subscript(sequence: Int) -> Event { events[sequence] ?? Event() }

  /// The events of these types, in no particular order.
  func sequences(of types: Set<EventType>) -> [Int] { types.flatMap { byType[$0] ?? [] } }
}

internal import ElectionResults

/// What the log says of the outcome that an event tells: who agrees with it, and whether it was taken back.
///
/// A function of the log alone, so that an alert that waits comes to the same whenever and however often it is looked
/// at.
struct OutcomeHistory {
  /// What has become of the outcome.
  enum Verdict: Equatable {
    /// So many feeds have it, which is not enough.
    case open(feeds: Int)
    case confirmed
    /// A correction, a retraction or a withdrawn call came first.
    case takenBack(by: EventID)
  }

  /// As it is stored.
  let event: Event
  /// The contest's declarations, and its events that name a source or correct something, in the order of the log.
  let events: [Event]

  /// Whether enough feeds have the outcome: when the event came, or later and not after `due`.
  ///
  /// - Parameter feeds: How many, the event's own included.
  func verdict(feeds: Int, until due: Timestamp) -> Verdict {
    let own = Set([event.text(.feed)].compactMap { $0.map { FeedID($0) } })
    var agreeing = Agreement(with: declaration)
    for next in events {
      if let sequence = next.sequence, let first = event.sequence, sequence > first {
        if own.union(agreeing.feeds).count >= feeds { return .confirmed }
        if let time = next.text(.time).flatMap({ Timestamp(rfc3339: $0) }), time > due { break }
        if takesBack(next) { return .takenBack(by: next.id) }
        // The call stands: another winner would have taken it back.
        if next.type == .resultDeclared { agreeing.add(next) }
      }
      agreeing.follow(next, isOfOthers: movesSeats(next))
    }
    let count = own.union(agreeing.feeds).count
    return count >= feeds ? .confirmed : .open(feeds: count)
  }

  /// The declaration or call that the event tells of.
  private var declaration: EventID? {
    if event.type == .resultDeclared || event.type == .contestCalled { return event.id }
    let cause = event.text(.cause).map { EventID($0) }
    let correction = events.first { $0.id == cause && $0.type == .resultCorrected }
    return correction?.text(.corrects).map { EventID($0) } ?? cause
  }

  /// Whether an event behind this one corrects it, or its cause. A seat survives a correction of its cause that leaves
  /// the seats as they were: no other event would tell of it again.
  private func takesBack(_ next: Event) -> Bool {
    guard let corrected = next.text(.corrects), next.type != .sourcesAgreed,
      next.type != .sourcesDisagreed
    else { return false }
    if corrected == event.id.text { return true }
    guard corrected == event.text(.cause) || corrected == declaration?.text else { return false }
    return next.type != .resultCorrected || !rests || movesSeats(next)
  }

  /// The corrections of what the event tells that do not take it back, because they leave the seats as they were.
  var corrections: [Event] {
    let meant = Set([event.id.text, event.text(.cause), declaration?.text].compactMap(\.self))
    return events.filter { next in
      guard let corrected = next.text(.corrects), meant.contains(corrected),
        (next.sequence ?? 0) > (event.sequence ?? 0)
      else { return false }
      return next.type == .resultCorrected && !takesBack(next)
    }
  }

  /// Whether the event tells what follows from who is elected, and not the figures themselves.
  private var rests: Bool {
    switch event.type {
    case .resultDeclared, .resultCompleted, .resultCorrected, .contestCalled: false
    default: true
    }
  }

  /// Whether seat events follow a correction, which then changed the parties elected.
  private func movesSeats(_ correction: Event) -> Bool {
    events.contains { Self.isOfSeat($0) && $0.text(.cause) == correction.id.text }
  }

  private static func isOfSeat(_ event: Event) -> Bool {
    event.type == .seatGained || event.type == .seatHeld || event.type == .seatNew
  }
}

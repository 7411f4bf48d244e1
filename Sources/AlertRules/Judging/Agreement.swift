internal import ElectionResults

/// The feeds that are told to agree with a declaration, as the log goes on.
struct Agreement {
  private(set) var feeds: Set<FeedID> = []
  /// The declaration or call, and the declarations that bear a call out.
  private var statements: Set<EventID>

  init(with statement: EventID?) { statements = Set([statement].compactMap { $0 }) }

  /// Takes a declaration that bears out a call: whoever made it agrees, and so do those who agree with it.
  mutating func add(_ declaration: Event) {
    statements.insert(declaration.id)
    if let feed = declaration.text(.feed) { feeds.insert(FeedID(feed)) }
  }

  /// Takes what the next event of the log says.
  ///
  /// - Parameter isOfOthers: Whether the event is a correction that elects other parties: those who agreed so far agreed
  ///   on somebody else.
  mutating func follow(_ event: Event, isOfOthers: Bool) {
    let (cause, corrected) = (event.text(.cause), event.text(.corrects))
    switch event.type {
    case .sourcesAgreed where isMeant(cause):
      if let feed = event.text(.feed) { feeds.insert(FeedID(feed)) }
    case .sourcesDisagreed where isMeant(cause):
      if let feed = event.text(.feed) { feeds.remove(FeedID(feed)) }
    case .resultCorrected where isMeant(corrected) && isOfOthers:
      feeds = []
    case .contestUncalled where isMeant(corrected):
      // Whoever calls the same when the call stands again is told to agree again.
      feeds = []
    case .resultRetracted where isMeant(corrected):
      feeds = []
      statements = statements.filter { $0.text != corrected }
    default: break
    }
  }

  private func isMeant(_ id: String?) -> Bool {
    id.map { statements.contains(EventID($0)) } ?? false
  }
}

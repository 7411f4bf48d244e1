internal import ElectionResults

/// What is told of feeds that confirm or contradict each other.
extension ContestTelling {
  /// Tells of each feed, once, whether it shows the parties elected that stand, and keeps that with its view.
  ///
  /// - Parameter cause: The declaration or correction that the snapshot has just told.
  mutating func tellSources(cause: EventID?) {
    guard let sources else { return }
    tellCallers()
    guard let outcome = new.outcome, let decider = sources.decider else {
      for view in sources.views { self.sources?.note(nil, of: view.feed) }
      return
    }
    let inForce = sources.elected(by: decider)
    let isOther = formerlyElected?.facts != inForce.facts
    for view in sources.views {
      guard let verdict = verdict(on: view, inForce: inForce) else { continue }
      let elected = sources.elected(by: view)
      if isOther, view.feed == decider.feed {
        let event = cause ?? outcome.declaration
        self.sources?.note(
          ToldSource(.declared, elected: elected.facts, event: event), of: view.feed)
      } else if isNews(verdict, elected, after: view.told) {
        let event = tell(verdict, on: view, elected, inForce: inForce, decider: decider, outcome)
        self.sources?.note(ToldSource(verdict, elected: elected.facts, event: event), of: view.feed)
      }
    }
  }

  /// Whom the stored outcome elects; nil while there is none.
  private var formerlyElected: ElectedParties? {
    old.flatMap { old in
      old.outcome.map {
        ElectedParties(of: old, count: $0.electedCount, parties: comparison.parties)
      }
    }
  }

  /// Nil for a feed that has declared nothing yet.
  private func verdict(on view: FeedView, inForce: ElectedParties) -> ToldSource.Verdict? {
    guard let sources, view.electedCount > 0 else { return view.told == nil ? nil : .withdrawn }
    return sources.elected(by: view).facts == inForce.facts ? .agreed : .disagreed
  }

  private func isNews(
    _ verdict: ToldSource.Verdict, _ elected: ElectedParties, after told: ToldSource?
  ) -> Bool {
    switch (verdict, told?.verdict) {
    case (.agreed, .declared), (.agreed, .agreed), (.withdrawn, .withdrawn): false
    case (.disagreed, .disagreed): elected.facts != told?.elected
    default: true
    }
  }

  private mutating func tell(
    _ verdict: ToldSource.Verdict, on view: FeedView, _ elected: ElectedParties,
    inForce: ElectedParties, decider: FeedView, _ outcome: Outcome
  ) -> EventID {
    let type = verdict == .agreed ? EventType.sourcesAgreed : .sourcesDisagreed
    let message = message(verdict, on: view, elected, inForce: inForce, decider: decider)
    let facts = [view.feed.text.lowercased()] + elected.facts
    let shown = OutcomeColumns(
      standing: view.standing, electedCount: view.electedCount, previous: previous,
      parties: comparison.parties, system: comparison.election.system)
    return tell(type, keyFacts: facts) { columns, event in
      if verdict != .withdrawn {
        shown.fillWinner(of: &event, view.standing.candidates[0], from: nil)
        shown.fillCandidates(of: &event, isDeclared: true)
      }
      if verdict != .agreed { columns.fillFormer(outcome, of: &event) }
      event.set(.cause, outcome.declaration)
      if let told = view.told, told.verdict != .declared { event.set(.corrects, told.event) }
      event.set(.message, message)
      Self.attribute(&event, to: view.feed)
    }
  }

  /// Says whose statement an event is about: where it is not the feed of the snapshot, the snapshot is not its source.
  static func attribute(_ event: inout Event, to feed: FeedID) {
    guard event.text(.feed) != feed.text else { return }
    event.set(.feed, feed)
    for column in [EventColumn.sourceTime, .sourceURL, .etag, .bodySHA256] { event[column] = nil }
  }

  private func message(
    _ verdict: ToldSource.Verdict, on view: FeedView, _ elected: ElectedParties,
    inForce: ElectedParties, decider: FeedView
  ) -> String {
    let feed = view.feed
    switch verdict {
    case .declared, .agreed:
      let others = sources?.views.filter { other in
        other.feed != feed && sources?.elected(by: other).facts == elected.facts
      }
      let named = (others ?? []).map(\.feed.text).joined(separator: " and ")
      return "\(feed) shows \(elected.text) elected" + (named.isEmpty ? "" : ", like \(named)")
    case .disagreed:
      return "\(feed) shows \(elected.text) elected, but \(decider.feed) shows \(inForce.text), "
        + "and \(decider.feed) decides"
    case .withdrawn:
      return "\(feed) has taken its declaration back, but \(decider.feed) shows \(inForce.text) "
        + "elected, and \(decider.feed) decides"
    }
  }
}

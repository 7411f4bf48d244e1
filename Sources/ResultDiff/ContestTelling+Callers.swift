internal import ElectionResults

/// What is told of feeds that call a contest alike, or otherwise, while none declares it.
extension ContestTelling {
  /// Tells of each feed, once, whether it calls those whose call stands, and keeps that with its view.
  mutating func tellCallers() {
    guard let sources else { return }
    guard electedCount == 0, let caller = sources.caller,
      let call = calledPositions.last.flatMap({ new.candidates[$0].call })
    else { return forgetCalls(in: sources) }
    let inForce = sources.called(by: caller)
    for view in sources.views {
      let shown = sources.called(by: view)
      if shown.facts.isEmpty {
        tellWithdrawal(by: view, inForce: inForce, caller: caller, call: call)
      } else if shown.facts == inForce.facts {
        tellAgreement(of: view, shown, caller: caller, call: call)
      } else if !isPart(view, of: caller) {
        tellContradiction(by: view, shown, inForce: inForce, caller: caller, call: call)
      }
    }
  }

  /// The call that nobody has to be told of again: of a feed that has not changed it since.
  var restoredCall: (feed: FeedID, text: String, call: EventID)? {
    guard electedCount == 0, let sources, let caller = sources.caller,
      let told = caller.toldCall, let call = told.call, told.persons == caller.calledPersons
    else { return nil }
    return (caller.feed, sources.called(by: caller).text, call)
  }

  /// Puts a call that stands again in its place, without an event of its own.
  mutating func restoreCalls(of positions: [Int]) {
    guard let call = restoredCall?.call else { return }
    for position in positions where new.candidates[position].call == nil {
      new.candidates[position].call = call
    }
  }

  /// Why somebody is called no longer.
  func withdrawalMessage(of candidate: CandidateStanding) -> String {
    let maker = sources?.views.first { view in
      view.toldCall?.verdict == .called && view.toldCall?.call == candidate.call
    }
    let call = "call for \(candidate.name)" + (maker.map { " by \($0.feed)" } ?? "")
    if electedCount > 0 {
      let persons = elected.map(\.name).joined(separator: ", ")
      return "\(sources?.decider?.feed ?? new.feed) declares \(persons) elected, which proves "
        + "the \(call) wrong"
    }
    guard let sources, let caller = sources.caller, !caller.calledCandidates.isEmpty else {
      return "The \(call) is withdrawn"
    }
    let other = sources.called(by: caller).text
    if let maker, maker.feed != caller.feed, !maker.calledCandidates.isEmpty {
      return "The \(call) is overruled by \(caller.feed), which calls \(other)"
    }
    return "The \(call) is withdrawn, and \(caller.feed) calls \(other)"
  }

  /// Keeps only calls that feeds still show as they were told.
  private mutating func forgetCalls(in sources: ContestViews) {
    for view in sources.views where view.toldCall?.persons != view.calledPersons {
      self.sources?.noteCall(nil, of: view.feed)
    }
    guard electedCount > 0, let withdrawal else { return }
    // They agree anew if the call comes to stand again.
    for view in sources.views where view.toldCall?.persons == view.calledPersons {
      guard var told = view.toldCall else { continue }
      (told.verdict, told.event) = (.disagreed, withdrawal)
      self.sources?.noteCall(told, of: view.feed)
    }
  }

  /// The withdrawal that the snapshot has told.
  private var withdrawal: EventID? {
    events.last { $0.event.type == .contestUncalled }?.event.id
  }

  /// Whether a feed has called some of several seats for the same persons, and the other more: no contradiction yet.
  private func isPart(_ view: FeedView, of caller: FeedView) -> Bool {
    let (some, others) = (Set(view.calledPersons), Set(caller.calledPersons))
    return some.isSubset(of: others) || others.isSubset(of: some)
  }

  private mutating func tellAgreement(
    of view: FeedView, _ shown: ElectedParties, caller: FeedView, call: EventID
  ) {
    let others = (sources?.views ?? []).filter {
      $0.feed != view.feed && sources?.called(by: $0).facts == shown.facts
    }
    let isMaker = view.feed == caller.feed && (isCalledNow || isRestored(view, call))
    if isMaker || others.isEmpty {
      note(.called, shown, of: view, event: call, call: call)
    } else if view.toldCall?.verdict != .called && view.toldCall?.verdict != .agreed {
      let named = others.map(\.feed.text).joined(separator: " and ")
      let message = "\(view.feed) calls \(shown.text), like \(named)"
      let event = tellSource(.sourcesAgreed, view, shown, message: message, call: call)
      note(.agreed, shown, of: view, event: event, call: call)
    }
  }

  private var isCalledNow: Bool { events.contains { $0.event.type == .contestCalled } }

  private func isRestored(_ view: FeedView, _ call: EventID) -> Bool {
    view.toldCall?.verdict == .disagreed && view.toldCall?.call == call
      && view.toldCall?.persons == view.calledPersons
  }

  private mutating func tellContradiction(
    by view: FeedView, _ shown: ElectedParties, inForce: ElectedParties, caller: FeedView,
    call: EventID
  ) {
    let told = view.toldCall
    if let told, told.persons == view.calledPersons, told.verdict != .disagreed,
      let withdrawal
    {
      // The withdrawal says by whom it is overruled.
      note(.disagreed, shown, of: view, event: withdrawal, call: told.call)
    } else if told?.verdict != .disagreed || told?.parties != shown.facts {
      let message =
        "\(view.feed) calls \(shown.text), but \(caller.feed) calls \(inForce.text), "
        + "and \(caller.feed) decides"
      let event = tellSource(.sourcesDisagreed, view, shown, message: message, call: call)
      note(.disagreed, shown, of: view, event: event, call: nil)
    }
  }

  private mutating func tellWithdrawal(
    by view: FeedView, inForce: ElectedParties, caller: FeedView, call: EventID
  ) {
    guard let told = view.toldCall else { return }
    // Of a call that has been withdrawn for good the withdrawal itself tells.
    let isTold = told.verdict == .called && told.call != call
    if !isTold {
      let message =
        "\(view.feed) has taken its call back, but \(caller.feed) calls \(inForce.text), "
        + "and \(caller.feed) decides"
      _ = tellSource(.sourcesDisagreed, view, nil, message: message, call: call)
    }
    sources?.noteCall(nil, of: view.feed)
  }

  private mutating func note(
    _ verdict: ToldCall.Verdict, _ shown: ElectedParties, of view: FeedView, event: EventID,
    call: EventID?
  ) {
    sources?.noteCall(
      ToldCall(
        verdict, parties: shown.facts, persons: view.calledPersons, event: event, call: call),
      of: view.feed)
  }

  /// - Parameter shown: Whom the feed calls; nil when it has taken its call back.
  private mutating func tellSource(
    _ type: EventType, _ view: FeedView, _ shown: ElectedParties?, message: String, call: EventID
  ) -> EventID {
    let facts = ["called", view.feed.text.lowercased()] + (shown?.facts ?? [])
    let standing = calledPositions.first.map { new.candidates[$0] }
    let columns = OutcomeColumns(
      standing: view.standing, electedCount: 0, previous: previous, parties: comparison.parties,
      system: comparison.election.system)
    return tell(type, keyFacts: facts) { _, event in
      if let winner = view.calledCandidates.first {
        columns.fillWinner(of: &event, winner, from: nil)
        columns.fillCandidates(of: &event)
      }
      if type == .sourcesDisagreed {
        event.set(.wasWinner, standing?.name)
        event.set(.wasParty, standing?.party)
      }
      event.set(.cause, call)
      if let told = view.toldCall, told.verdict != .called { event.set(.corrects, told.event) }
      event.set(.message, message)
      Self.attribute(&event, to: view.feed)
    }
  }
}

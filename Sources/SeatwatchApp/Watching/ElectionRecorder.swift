internal import ElectionResults
internal import Polling
internal import ResultDiff
internal import Storage

/// Compares snapshots of an election, or of its tests, with what is stored, and records the difference: one at a time, in the
/// order in which they come.
actor ElectionRecorder {
  var comparison: ResultsComparison
  var matching: ContestMatching
  let store: Store
  /// The stored standing, kept so that a poll need not load it; nil until first needed and after a failed recording.
  var resident: ElectionStanding?
  /// Whether what was stored before has the codes that the parties' file gives now.
  private var isRecoded = false
  /// Whether a recording is under way: an actor by itself would let the next one begin while this one is stored.
  private var isRecording = false
  /// Those that wait for their turn, in the order in which they came.
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(comparison: ResultsComparison, matching: ContestMatching, store: Store) {
    self.comparison = comparison
    self.matching = matching
    self.store = store
  }

  /// Records a snapshot, all of it or without the contests that are held back.
  ///
  /// - Parameter recording: Of the election itself, or of its tests, of which nothing is held back.
  /// - Returns: The events that it caused, as stored; none when it says nothing new.
  /// - Throws: ``PollFailure/held(_:since:)`` when the snapshot as a whole is not believed, ``PollFailure/store(_:)`` when
  ///   it could not be stored. Of a held one, the hold is recorded and nothing else.
  func events(of recording: Recording) async throws(PollFailure) -> [Event] {
    do {
      return try await inTurn {
        let recoded = try await recode(at: recording.time)
        return recoded
          + (isOfTests ? try await recordedTests(recording) : try await recorded(recording))
      }
    } catch let failure as PollFailure {
      throw failure
    } catch {
      throw .store("\(error)")
    }
  }

  /// Whether it is the tests of an election that it records.
  private var isOfTests: Bool { comparison.election.id.isOfTests }

  /// Records what the time alone has brought about by now.
  ///
  /// - Returns: The events, as stored; none when there is nothing to tell.
  func eventsDue(at now: Timestamp) async throws -> [Event] {
    try await inTurn { try await recode(at: now) + recordDue(at: now) }
  }

  /// The next moment at which the time alone brings something about; nil when nothing is in sight.
  func nextMoment(after now: Timestamp) async throws -> Timestamp? {
    comparison.nextMoment(after: try await standing(), at: now)
  }

  /// Gives what was stored under another parties' file the codes of this one, before anything else is recorded.
  ///
  /// - Returns: The events that follow from the sums, as stored.
  private func recode(at time: Timestamp) async throws -> [Event] {
    guard !isRecoded else { return [] }
    var events: [Event] = []
    if let change = comparison.recoded(try await standing(), at: time) {
      events = try await store.record(change)
      resident = change.standing
    }
    isRecoded = true
    return events
  }

  private func recordDue(at now: Timestamp) async throws -> [Event] {
    guard let change = comparison.change(from: try await standing(), at: now) else { return [] }
    let events = try await store.record(change)
    resident = change.standing
    return events
  }

  /// How far the contests of a feed are; nil when the store cannot tell, which the next poll reports.
  func progress(of feed: FeedID) async -> CountProgress? {
    try? await standing().asSeen(by: feed, of: comparison.election).progress(of: feed)
  }

  /// Whether all of the election is declared or postponed; nil when the store cannot tell.
  func isComplete() async -> Bool? { try? await standing().isComplete }

  /// Takes a step when those before it are done. When another recording of this election was stored meanwhile, it is taken
  /// once more, from what is stored now.
  private func inTurn(_ step: () async throws -> [Event]) async throws -> [Event] {
    await takeTurn()
    defer { passTurn() }
    do {
      do {
        return try await step()
      } catch StoreError.versionMoved {
        (resident, isRecoded) = (nil, false)
        return try await step()
      }
    } catch let failure as PollFailure {
      throw failure
    } catch {
      resident = nil
      throw error
    }
  }

  private func takeTurn() async {
    guard isRecording else {
      isRecording = true
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func passTurn() {
    if waiting.isEmpty {
      isRecording = false
    } else {
      waiting.removeFirst().resume()
    }
  }

  private func recorded(_ recording: Recording) async throws -> [Event] {
    let standing = try await standing()
    var recording = recording
    let matched = matching.matched(
      recording.snapshot, of: recording.feed.id, after: standing)
    recording.snapshot = matched.snapshot
    comparison.election = matching.election
    let seen = standing.asSeen(by: recording.feed.id, of: comparison.election)
    let reading = comparison.reading(of: recording.snapshot, after: seen, from: recording.feed.id)
    let doubts = comparison.doubts(
      in: reading, after: seen, at: recording.time, heldEarly: recording.known.earlyFigures)
    var review = HoldReview(
      after: recording.known, releaseAfter: recording.feed.releaseAfter,
      telling: FeedTelling(
        of: recording.feed, in: comparison.election, at: recording.time, after: recording.known,
        seenAs: recording.observation, sourceTime: recording.snapshot.generatedAt))
    review.recover()
    let held: Set<ContestID>
    let doubt = wholeDoubt(
      of: recording, reading, after: standing, asSeen: seen, contests: doubts)
    if let doubt {
      guard review.admits(doubt) else { throw try await hold(doubt, in: review) }
      held = Self.held(withWhole: doubts, by: &review)
    } else {
      held = Self.held(doubts, of: recording.snapshot, by: &review)
    }
    let change = comparison.change(
      from: standing, to: reading, seenAs: recording.observation, holding: held)
    // The state of a feed stands for all of an answer.
    var step = review.step(state: recording.part == .real ? nil : recording.state)
    step.matches = matched.found.filter { !held.contains($0.value) }
    let events = try await store.record(change, of: step)
    matching.keep(step.matches, of: step.feed)
    if let change { resident = change.standing }
    return events
  }

  /// The contests of a snapshot that are held back.
  private static func held(
    _ doubts: [Doubt], of snapshot: ResultsSnapshot, by review: inout HoldReview
  ) -> Set<ContestID> {
    review.endWhole()
    review.endHolds(
      of: Set(snapshot.contests.filter { !$0.isTest }.map(\.id)),
      doubting: Set(doubts.compactMap(\.contest)))
    var held: Set<ContestID> = []
    for doubt in doubts where !review.admits(doubt) {
      if let contest = doubt.contest { held.insert(contest) }
    }
    return held
  }

  /// The contests that stay held back while a whole snapshot is let through: those whose figures are too early, which no
  /// agreement lets through before the polls close.
  private static func held(
    withWhole doubts: [Doubt], by review: inout HoldReview
  ) -> Set<ContestID> {
    let early = review.isAllAskedFor ? [] : doubts.filter { $0.agreesFrom != nil }
    review.endAll(but: Set(early.compactMap(\.contest)))
    return Set(early.filter { !review.admits($0) }.compactMap(\.contest))
  }

  /// Why the whole snapshot is not believed; nil when it is. An earlier copy that tells nothing does no harm.
  ///
  /// - Parameter seen: The standing as the snapshot's feed has shown it so far.
  private func wholeDoubt(
    of recording: Recording, _ reading: SnapshotReading, after standing: ElectionStanding,
    asSeen seen: ElectionStanding, contests doubts: [Doubt]
  ) -> Doubt? {
    let fault = comparison.fault(
      in: recording.snapshot, after: seen, lastSourceTime: recording.known.state?.sourceTime,
      now: recording.time)
    if let fault { return fault.doubt }
    guard let earlierParts = recording.earlierParts else { return nil }
    let change = comparison.change(
      from: standing, to: reading, seenAs: recording.observation)
    guard change?.events.isEmpty == false || !doubts.isEmpty else { return nil }
    return Doubt(
      .earlierCopy, facts: earlierParts,
      message: "an earlier copy of the feed is back, which has no time of its own")
  }

  /// Records that the whole snapshot is held back, and returns what the poll fails with.
  private func hold(_ doubt: Doubt, in review: HoldReview) async throws -> PollFailure {
    if review.hasNews { _ = try await store.record(nil, of: review.step(state: nil)) }
    let since = review.sorted.first { $0.contest == nil }?.since
    return .held(doubt, since: since ?? review.telling.time)
  }

  func standing() async throws -> ElectionStanding {
    if let resident { return resident }
    let loaded = try await store.standing(of: comparison.election.id)
    resident = loaded
    return loaded
  }
}

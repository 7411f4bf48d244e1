package import ElectionResults
package import Storage

/// `seatwatch hold`: figures of a contest are stored, and nothing of it is sent, until the hold is ended.
package struct HoldCommand: Sendable {
  private let context: CommandContext
  private let configuration: Configuration
  private let store: Store

  package init(_ context: CommandContext, _ configuration: Configuration, store: Store) {
    self.context = context
    self.configuration = configuration
    self.store = store
  }

  /// Holds a contest, and says what that keeps back.
  ///
  /// - Parameters:
  ///   - contest: Its identifier or its name.
  ///   - election: Needed only where several elections have it.
  package func text(
    holding contest: String, in election: ElectionID?, because why: String?
  ) async throws -> String {
    let desk = DeskCommand(context)
    let found = try await ContestLookup(configuration, store: store, in: election)
      .contest(contest)
    let now = context.timekeeper.now
    let action = DeskAction(
      .hold, election: found.election, contest: found.contest, why: try desk.reason(why),
      by: desk.author, requestedAt: now, appliedAt: now)
    guard let (number, withheld) = try await store.hold(action) else {
      throw CommandFailure(.usage, "\(found.name) is held already; `seatwatch hold --list`")
    }
    let kept = withheld == 0 ? "" : " \(withheld.counted("delivery", "deliveries")) withheld."
    return """
      \(found.name) (\(found.contest) of \(found.election)) is held: its figures are stored, and nothing \
      of it is sent.\(kept)
      `seatwatch hold --undo \(number) --why …` ends it and sends what still stands.

      """
  }

  /// Ends a hold, and says what becomes of what was kept back.
  package func text(undoing number: Int, because why: String?) async throws -> String {
    let desk = DeskCommand(context)
    let action = try await desk.action(number, of: .hold, in: store)
    guard action.undoing?.undoneAt == nil else {
      throw CommandFailure(.usage, "hold \(number) was ended already")
    }
    let now = context.timekeeper.now
    let counts = try await store.endHold(
      action,
      DeskAction.Undoing(
        why: try desk.reason(why), by: desk.author, requestedAt: now, undoneAt: now))
    let contest = action.contest?.text ?? ""
    return
      "\(contest) is no longer held: \(counts.sent.counted("delivery", "deliveries")) to be sent"
      + (counts.cancelled > 0 ? ", \(counts.cancelled) cancelled because taken back meanwhile" : "")
      + "\n"
  }
}

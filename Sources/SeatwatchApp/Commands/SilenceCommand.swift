internal import AlertRules
internal import ConfigurationText
package import ElectionResults
internal import Foundation
package import Storage

/// `seatwatch silence`: a rule's alerts are stored and listed, and not sent, for a while.
package struct SilenceCommand: Sendable {
  /// Longer than any night; what is to be silent for good belongs out of the rule file.
  private static let longest = Duration.seconds(7 * 86_400)

  private let context: CommandContext
  private let configuration: Configuration
  private let store: Store

  package init(_ context: CommandContext, _ configuration: Configuration, store: Store) {
    self.context = context
    self.configuration = configuration
    self.store = store
  }

  /// Silences a rule.
  ///
  /// - Parameter until: A time with its zone, a time of day on this machine's clock such as `02:00`, or how long, `90m`.
  package func text(
    silencing rule: RuleID, until: String, because why: String?
  ) async throws -> String {
    guard let known = configuration.rules.first(where: { $0.id == rule }) else {
      throw CommandFailure.unknownRule(rule, among: configuration.rules)
    }
    let desk = DeskCommand(context)
    let now = context.timekeeper.now
    let end = try Self.end(until, after: now)
    let number = try await store.silence(
      DeskAction(
        .silence, rule: known.id, why: try desk.reason(why), by: desk.author, requestedAt: now,
        appliedAt: now, endsAt: end))
    return """
      Rule \(known.id) is silent until \(end): its alerts are listed by `seatwatch alerts --state silenced` and \
      not sent, but for corrections of what was sent before.
      `seatwatch silence --undo \(number) --why …` ends it.

      """
  }

  /// Ends a silence before its time.
  package func text(undoing number: Int, because why: String?) async throws -> String {
    let desk = DeskCommand(context)
    let action = try await desk.action(number, of: .silence, in: store)
    let now = context.timekeeper.now
    guard action.isInForce(at: now) else {
      throw CommandFailure(.usage, "silence \(number) is over already")
    }
    try await store.requestUndoing(
      number,
      DeskAction.Undoing(
        why: try desk.reason(why), by: desk.author, requestedAt: now, undoneAt: now))
    return
      "Rule \(action.rule?.text ?? "") is no longer silent; what it raised meanwhile stays unsent\n"
  }

  /// The moment that somebody means.
  static func end(_ text: String, after now: Timestamp) throws -> Timestamp {
    let end =
      Timestamp(rfc3339: text) ?? DurationText.duration(text).map { now + $0 }
      ?? timeOfDay(text, after: now)
    guard let end else {
      throw CommandFailure(
        .usage,
        "--until takes a time of day such as 02:00, a time with its zone such as "
          + "2021-05-07T02:00:00+01:00, or how long, such as 90m")
    }
    guard end > now, end - now <= longest else {
      throw CommandFailure(.usage, "--until \(end) is not within the next seven days")
    }
    return end
  }

  /// The next moment at which the clock on the wall shows `hh:mm`.
  private static func timeOfDay(_ text: String, after now: Timestamp) -> Timestamp? {
    guard let match = text.wholeMatch(of: /([01]?[0-9]|2[0-3]):([0-5][0-9])/) else { return nil }
    let time = DateComponents(hour: Int(match.1), minute: Int(match.2), second: 0)
    return Calendar(identifier: .gregorian)
      .nextDate(after: now.date, matching: time, matchingPolicy: .nextTime)
      .map { Timestamp($0) }
  }
}

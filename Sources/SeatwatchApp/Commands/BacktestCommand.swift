internal import AlertRules
internal import ConfigurationText
package import ElectionResults
internal import Foundation
package import Storage

/// `seatwatch rules backtest`: what a rule would have raised over the stored log.
package struct BacktestCommand: Sendable {
  private let context: CommandContext
  private let configuration: Configuration
  private let store: Store

  package init(_ context: CommandContext, _ configuration: Configuration, store: Store) {
    self.context = context
    self.configuration = configuration
    self.store = store
  }

  /// The alerts in the order in which they would have come about, with the sinks that would have got them.
  ///
  /// - Parameter election: Nil for all.
  package func text(
    of rule: RuleID, election: ElectionID?, as form: OutputForm
  ) async throws -> String {
    guard let rule = configuration.rules.first(where: { $0.id == rule }) else {
      throw CommandFailure.unknownRule(rule, among: configuration.rules)
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "seatwatch-backtest-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // What cannot be removed lies where the system cleans up.
    defer { try? FileManager.default.removeItem(at: folder) }
    let copy = try await store.copied(to: folder.appending(path: "log.db").path)
    let backtest = try await Backtest(
      [rule], over: copy, catchingUp: configuration.catchingUp, timekeeper: context.timekeeper,
      logger: context.logger)
    let alerts = try await backtest.alerts(of: election)
    let waiting = try await backtest.waiting().filter {
      election == nil || $0.event.election == election
    }
    let text = Self.listing(alerts, as: form)
    guard form == .table else { return text }
    return text + summary(alerts, waiting: waiting.count)
  }

  private static func listing(_ alerts: [ListedAlert], as form: OutputForm) -> String {
    Listing(
      columns: ["raised_at", "kind", "event", "contest", "severity", "title", "text", "sinks"]
        .filter { form != .table || !["event", "text"].contains($0) }
        .map { .init(name: $0) },
      rows: alerts.map { listed in
        let alert = listed.alert
        let row: [EventValue?] = [
          .text(alert.raisedAt.description), .text(alert.kind.rawValue), .text(alert.event.text),
          alert.contest.map { .text($0.text) }, .text(alert.severity), .text(alert.title),
          .text(alert.text), .text(listed.deliveries.map(\.destination).joined(separator: ", ")),
        ]
        return form == .table
          ? row.enumerated().filter { ![2, 6].contains($0.offset) }.map(\.element) : row
      }
    ).text(as: form, empty: "it would have raised nothing")
  }

  private func summary(_ alerts: [ListedAlert], waiting: Int) -> String {
    let raised = alerts.filter { $0.alert.kind != .digest }.count
    let digests = alerts.count - raised
    return "\(raised.counted("alert"))"
      + (digests > 0 ? ", \(digests.counted("digest"))" : "")
      + (waiting > 0 ? ", \(waiting) still waiting" : "") + "; nothing was sent\n"
  }
}

extension ListedAlert.Delivery {
  /// `desk`, or `desk (in a digest)` and the like.
  fileprivate var destination: String {
    switch state {
    case .waiting, .delivered, .dead: sink.text
    case .collected, .digested: "\(sink) (in a digest)"
    case .silenced, .withheld, .cancelled: "\(sink) (\(state.rawValue))"
    }
  }
}

extension CommandFailure {
  /// That no rule has a name, with the nearest one that has.
  static func unknownRule(_ rule: RuleID, among rules: [Rule]) -> CommandFailure {
    let near = Suggestion.nearest(to: rule.text, among: rules.map(\.id.text))
    return CommandFailure(
      .usage, "no rule is called \"\(rule)\"" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
  }
}

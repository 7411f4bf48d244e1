internal import AlertRules
internal import ElectionResults
package import Storage

/// `seatwatch alerts withdraw`: takes an alert back from all who got it.
package struct WithdrawCommand: Sendable {
  private let context: CommandContext
  private let store: Store

  package init(_ context: CommandContext, store: Store) {
    self.context = context
    self.store = store
  }

  /// Withdraws an alert, and says who is told.
  ///
  /// - Parameter id: The alert's identifier, or how it begins.
  package func text(withdrawing id: String, because why: String?) async throws -> String {
    let desk = DeskCommand(context)
    let reason = try desk.reason(why)
    let alert = try await alert(id)
    guard alert.kind != .withdrawal else {
      throw CommandFailure(
        .usage,
        "\(alert.id) is a withdrawal itself; `seatwatch alerts withdraw --undo` takes it back")
    }
    let now = context.timekeeper.now
    let action = DeskAction(
      .withdraw, election: alert.election, contest: alert.contest, rule: alert.rule,
      alert: alert.id, why: reason, by: desk.author, requestedAt: now, appliedAt: now)
    let news = try await news(of: alert, because: reason).alert(.withdrawal, at: now)
    guard let (number, sinks) = try await store.withdraw(action, telling: news) else {
      throw CommandFailure(
        .usage, "alert \(alert.id) is withdrawn already; `seatwatch alerts withdraw --list`")
    }
    return """
      Withdrawn: \(alert.title)
      \(Self.told(sinks)) `seatwatch alerts withdraw --undo \(number) --why …` lets it stand after all.

      """
  }

  /// Lets a withdrawn alert stand after all, and says who is told.
  package func text(undoing number: Int, because why: String?) async throws -> String {
    let desk = DeskCommand(context)
    let reason = try desk.reason(why)
    let action = try await desk.action(number, of: .withdraw, in: store)
    guard action.undoing == nil, let id = action.alert else {
      throw CommandFailure(.usage, "withdrawal \(number) was taken back already")
    }
    let alert = try await alert(id.text)
    let now = context.timekeeper.now
    let (sent, told) = try await store.endWithdrawal(
      action,
      DeskAction.Undoing(why: reason, by: desk.author, requestedAt: now, undoneAt: now),
      withdrawal: AlertWithdrawal.id(.withdrawal, of: id, at: action.requestedAt),
      telling: try await news(of: alert, because: reason).alert(.reinstatement, at: now))
    let lines = [
      "Stands after all: \(alert.title)",
      sent.isEmpty ? nil : "To be sent to \(Self.list(sent)).", Self.told(told),
    ]
    return lines.compactMap(\.self).joined(separator: "\n") + "\n"
  }

  private func news(of alert: Alert, because why: String) async throws -> AlertWithdrawal {
    let event = try await store.events(with: [alert.event]).first ?? Event()
    return AlertWithdrawal(of: alert, event: event, why: why)
  }

  private func alert(_ id: String) async throws -> Alert {
    let found = try await store.alerts(matching: AlertFilter(id: id, limit: 3)).map(\.alert)
    guard let first = found.first else {
      throw CommandFailure(
        .usage, "no alert has the id \"\(id)\"; `seatwatch alerts` lists them")
    }
    guard found.count == 1 || first.id.text == id else {
      throw CommandFailure(.usage, "several alerts have an id that begins with \"\(id)\"")
    }
    return found.count == 1 ? first : found.first { $0.id.text == id } ?? first
  }

  private static func told(_ sinks: [SinkID]) -> String {
    sinks.isEmpty ? "Nobody has to be told." : "Told are \(list(sinks))."
  }

  private static func list(_ sinks: [SinkID]) -> String {
    sinks.map(\.text).joined(separator: ", ")
  }
}

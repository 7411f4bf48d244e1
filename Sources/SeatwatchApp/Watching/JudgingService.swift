internal import AlertRules
internal import Delivery
internal import ElectionResults
internal import Logging

/// Applies the rules to what was recorded, whenever something was, and to alerts that wait, whenever one is due.
struct JudgingService: Sendable {
  /// How long after its time something that waits is settled: a poll of before may still be on its way into the log.
  private static let patience = Duration.milliseconds(100)

  let judge: RuleJudge
  /// Rung when events were recorded.
  let recorded: WakeSignal
  /// Told how many alerts came of them.
  let alerted: @Sendable (Int) -> Void
  let timekeeper: any Timekeeper
  let logger: Logger

  /// Returns when the task is cancelled. Begins with what was recorded before the start.
  func run() async {
    var lastFailure: String?
    while !Task.isCancelled {
      do {
        let alerts = try await judge.judgeAll()
        if alerts > 0 {
          alerted(alerts)
          logger.info("\(alerts.counted("alert"))")
        }
        if lastFailure != nil { logger.notice("rules: judged again") }
        lastFailure = nil
        await wait(until: try await judge.nextDue().map { $0 + Self.patience })
      } catch {
        guard !Task.isCancelled else { return }
        if lastFailure != "\(error)" { logger.error("rules: \(error); trying again each second") }
        lastFailure = "\(error)"
        // Only a cancelled sleep throws: the loop's condition ends it then.
        try? await timekeeper.sleep(until: timekeeper.now + .seconds(1))
      }
    }
  }

  /// Returns when events were recorded, or when an alert that waits is due.
  private func wait(until due: Timestamp?) async {
    guard let due else { return await recorded.wait() }
    await withTaskGroup { group in
      group.addTask { await recorded.wait() }
      // Only a cancelled sleep throws: then events were recorded, or the service is to end.
      group.addTask { try? await timekeeper.sleep(until: due) }
      await group.next()
      group.cancelAll()
    }
  }
}

internal import AlertRules
internal import Delivery
internal import ElectionResults
internal import Logging

/// Applies the rules to what was recorded, whenever something was.
struct JudgingService: Sendable {
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
        await recorded.wait()
      } catch {
        guard !Task.isCancelled else { return }
        if lastFailure != "\(error)" { logger.error("rules: \(error); trying again each second") }
        lastFailure = "\(error)"
        // Only a cancelled sleep throws: the loop's condition ends it then.
        try? await timekeeper.sleep(until: timekeeper.now + .seconds(1))
      }
    }
  }
}

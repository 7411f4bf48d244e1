package import ElectionResults
package import Logging
package import Storage

/// What rules would have raised over a log, had they been in force from its first event on.
package struct Backtest: Sendable {
  private let copy: Store
  private let judge: RuleJudge

  /// - Parameters:
  ///   - copy: A copy of a store, which is judged anew; see ``Store/copied(to:)``.
  ///   - timekeeper: What is not due by its time goes on waiting.
  package init(
    _ rules: [Rule], over copy: Store, catchingUp: RuleSight.CatchingUp,
    timekeeper: any Timekeeper, logger: Logger
  ) async throws {
    self.copy = copy
    try await copy.forgetJudgements()
    judge = try await RuleJudge.begin(
      rules, store: copy, conditions: try ConditionDatabase(storePath: copy.path),
      catchingUp: catchingUp, timekeeper: timekeeper, logger: logger, fromStart: true)
  }

  /// The alerts, in the order in which they come about; their deliveries are where they would have gone.
  package func alerts(of election: ElectionID?) async throws -> [ListedAlert] {
    _ = try await judge.judgeAll()
    return try await copy.alerts(matching: AlertFilter(election: election))
  }

  /// What would still wait.
  package func waiting() async throws -> [HeldAlert] { try await copy.heldAlerts() }
}

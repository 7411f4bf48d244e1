package import ElectionResults
package import Storage

/// What a rule made of an event, and why.
package struct RuleExplanation: Sendable {
  package enum Verdict: Sendable {
    /// It did not look at it.
    case unseen(RuleSight.Blindness)
    /// Its condition was not true: each of its terms.
    case unmatched([ConditionTerm])
    /// Its condition failed.
    case failed(String)
    /// No rule has judged it yet.
    case unjudged
    case matched
  }

  package let rule: Rule
  package let verdict: Verdict
  /// What it raised for the event, follow-ups too; none where the alert waits, or came to nothing while it did.
  package let alerts: [ListedAlert]
  /// Where the alert waits for something.
  package let held: HeldAlert?
}

/// Finds out what each rule made of an event.
package struct RuleExplainer: Sendable {
  private let rules: [Rule]
  private let store: Store
  private let conditions: ConditionDatabase
  private let sight: RuleSight

  /// - Parameter sight: Which events the rules see, by what the store knows of them.
  package init(_ rules: [Rule], store: Store, conditions: ConditionDatabase, sight: RuleSight) {
    self.rules = rules
    self.store = store
    self.conditions = conditions
    self.sight = sight
  }

  /// One explanation for each rule, in their order.
  ///
  /// - Parameter event: As it is stored.
  package func explanations(of event: Event) async throws -> [RuleExplanation] {
    let alerts = try await store.alerts(matching: AlertFilter(event: event.id))
    let held = try await store.heldAlerts().filter { $0.event.id == event.id }
    let isJudged = try await store.judgementState(limit: 1).origin.cursor >= event.sequence ?? 0
    var explanations: [RuleExplanation] = []
    for rule in rules {
      explanations.append(
        RuleExplanation(
          rule: rule, verdict: await verdict(of: rule, on: event, isJudged: isJudged),
          alerts: alerts.filter { $0.alert.rule == rule.id && $0.alert.kind != .digest },
          held: held.first { $0.rule == rule.id }))
    }
    return explanations
  }

  private func verdict(
    of rule: Rule, on event: Event, isJudged: Bool
  ) async -> RuleExplanation.Verdict {
    if let blindness = sight.blindness(of: rule, to: event) { return .unseen(blindness) }
    guard isJudged else { return .unjudged }
    return await conditions.verdict(of: rule.condition, on: event)
  }
}

extension ConditionDatabase {
  /// What a condition says of a stored event as of itself; one that is not there is true.
  func verdict(
    of condition: Condition?, on event: Event
  ) async -> RuleExplanation.Verdict {
    guard let condition, let sequence = event.sequence else { return .matched }
    do throws(ConditionError) {
      if try await holds(condition, event: sequence, asOf: sequence) == true { return .matched }
      return .unmatched(await terms(of: condition, event: sequence, asOf: sequence))
    } catch {
      return .failed(error.message)
    }
  }
}

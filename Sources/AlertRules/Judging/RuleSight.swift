package import ElectionResults

/// Which events a rule is to see at all, whatever its condition says.
package struct RuleSight: Sendable {
  /// Why a rule does not look at an event.
  package enum Blindness: Sendable, Equatable {
    /// It is of a type that the rule does not judge.
    case otherType
    /// It came before the rule was in force.
    case earlier
    /// It is of a test, and the rule is for real events only.
    case test
    /// Its feed was catching up, of which nobody is to be alerted.
    case silentCatchUp
  }

  /// What becomes of the events of a feed that catches up.
  package struct CatchingUp: Sendable {
    /// Feeds whose events raise no alerts then.
    package let silent: Set<FeedID>
    /// Feeds whose alerts come as one digest for each sink then.
    package let digested: Set<FeedID>

    package init(silent: Set<FeedID> = [], digested: Set<FeedID> = []) {
      self.silent = silent
      self.digested = digested
    }
  }

  private let firstSequences: [RuleID: Int]
  private let catchingUp: CatchingUp

  /// - Parameter firstSequences: The first event that each rule in force sees; a rule that is not there sees none.
  package init(firstSequences: [RuleID: Int], catchingUp: CatchingUp) {
    self.firstSequences = firstSequences
    self.catchingUp = catchingUp
  }

  /// Nil when the rule looks at the event.
  package func blindness(of rule: Rule, to event: Event) -> Blindness? {
    guard let type = event.type, rule.types.contains(type) else { return .otherType }
    guard (event.sequence ?? 0) >= (firstSequences[rule.id] ?? .max) else { return .earlier }
    if event.isTrue(.isTest), !rule.takesTests { return .test }
    return isCatchUp(event, of: catchingUp.silent) ? .silentCatchUp : nil
  }

  /// Whether the alerts of an event are told in a digest, because its feed catches up.
  func isDigested(_ event: Event) -> Bool { isCatchUp(event, of: catchingUp.digested) }

  private func isCatchUp(_ event: Event, of feeds: Set<FeedID>) -> Bool {
    event.isTrue(.isCatchUp) && event.text(.feed).map { feeds.contains(FeedID($0)) } ?? false
  }
}

internal import ElectionResults
internal import Storage

extension StatusCommand {
  /// What the desk has done by hand and is in force: contests held or set, rules silenced.
  func desk(at now: Timestamp) async throws -> StatusSection {
    let actions = try await store.deskActions(of: [.hold, .set, .silence])
      .filter { $0.isInForce(at: now) }
    return StatusSection(
      kind: "desk", title: "By hand",
      columns: [
        .init(name: "number", isNumeric: true), .init(name: "action"), .init(name: "election"),
        .init(name: "contest"), .init(name: "rule"), .init(name: "since"), .init(name: "ends_at"),
        .init(name: "by"), .init(name: "why"),
      ],
      rows: actions.map { action in
        [
          .integer(action.number), .text(action.kind.rawValue),
          action.election.map { .text($0.text) }, action.contest.map { .text($0.text) },
          action.rule.map { .text($0.text) }, .text(action.requestedAt.description),
          action.endsAt.map { .text($0.description) }, action.by.map { .text($0) },
          .text(action.why),
        ]
      })
  }

  /// Events that no rule has judged yet, and alerts that wait before they are made.
  func rules() async throws -> StatusSection {
    let unjudged = try await store.unjudgedEvents(limit: 10_000).count
    let waiting = try await store.heldAlerts().count
    return StatusSection(
      kind: "rules", title: "Rules",
      columns: [
        .init(name: "rules", isNumeric: true), .init(name: "unjudged_events", isNumeric: true),
        .init(name: "waiting_alerts", isNumeric: true),
      ], rows: [[.integer(configuration.rules.count), .integer(unjudged), .integer(waiting)]])
  }

  /// Rules that could not be judged on some events, for which they raised nothing.
  func failingRules() async throws -> StatusSection {
    let states = try await store.ruleStates()
    return StatusSection(
      kind: "failing_rule", title: "Rules that fail",
      columns: [
        .init(name: "rule"), .init(name: "failures", isNumeric: true), .init(name: "since"),
        .init(name: "message"),
      ],
      rows: states.values.filter { $0.failures > 0 }.sorted { $0.rule < $1.rule }.map { state in
        [
          .text(state.rule.text), .integer(state.failures),
          state.failingSince.map { .text($0.description) }, state.lastFailure.map { .text($0) },
        ]
      })
  }
}

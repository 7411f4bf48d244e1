package import ElectionResults
internal import Foundation
internal import Storage

/// Runs the tests that stand with rules, each on a log of its own.
///
/// What a rule makes of an event is found out as it is for real, by SQLite and the templates; what would keep the alert
/// back for a while, or send it in a digest, does not count.
package struct RuleTestRunner: Sendable {
  private let elections: [TestedElection]
  private let parties: PartyBook

  /// - Parameters:
  ///   - elections: Those of the configuration, in its order; the first is that of events that name none.
  ///   - parties: All parties of the configuration.
  package init(elections: [TestedElection], parties: PartyBook) {
    self.elections = elections
    self.parties = parties
  }

  /// Runs all tests of these rules, in their order.
  ///
  /// - Throws: When there can be no temporary store.
  package func report(on rules: [Rule]) async throws -> RuleTestReport {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "seatwatch-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // What cannot be removed lies where the system cleans up.
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try Store(path: folder.appending(path: "log.db").path)
    let conditions = try ConditionDatabase(storePath: store.path)
    var results: [RuleTestResult] = []
    for rule in rules {
      for (index, test) in rule.tests.enumerated() {
        let scene = TestScene(of: test, elections: elections, parties: parties)
        let fixture = scene.fixture
        try await store.hold(only: fixture)
        guard let event = fixture.events.last else { continue }
        results.append(
          RuleTestResult(
            rule: rule, test: test, number: index + 1, event: event,
            verdict: await verdict(of: rule, on: event, by: conditions)))
      }
    }
    return RuleTestReport(
      results: results, untested: rules.filter { $0.tests.isEmpty }.map(\.id))
  }

  private func verdict(
    of rule: Rule, on event: Event, by conditions: ConditionDatabase
  ) async -> RuleExplanation.Verdict {
    // In force from the first event on, and no feed catches up silently.
    let sight = RuleSight(firstSequences: [rule.id: 0], catchingUp: RuleSight.CatchingUp())
    if let blindness = sight.blindness(of: rule, to: event) { return .unseen(blindness) }
    return await conditions.verdict(of: rule.condition, on: event)
  }
}

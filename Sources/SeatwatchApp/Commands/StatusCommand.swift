package import ElectionResults
package import Storage

/// `seatwatch status`: how elections, feeds and sinks stand, and what the operator has to look at.
///
/// It reads the store and nothing else, and so works beside a running service.
package struct StatusCommand: Sendable {
  let configuration: Configuration
  let store: Store

  private let now: Timestamp

  /// - Parameter now: What has ended by then is in force no more.
  package init(_ configuration: Configuration, store: Store, at now: Timestamp) {
    self.configuration = configuration
    self.store = store
    self.now = now
  }

  /// Everything in a form: a table under a heading each for people, rows that begin with their kind for programs.
  package func text(as form: OutputForm) async throws -> String {
    var standings: [ElectionID: ElectionStanding] = [:]
    for entry in configuration.elections {
      standings[entry.election.id] = try await store.standing(of: entry.election.id)
    }
    let sections = [
      elections(standings), try await feeds(), try await holds(), attention(standings),
      try await unmatched(standings), holders(standings), try await unknownParties(standings),
      try await desk(at: now), try await rules(), try await failingRules(), try await sinks(),
    ]
    return StatusSection.text(of: sections, as: form)
  }
}

internal import ElectionResults
package import Storage

/// `seatwatch events`: lists the event log.
package struct EventsCommand: Sendable {
  package init() {}

  /// The last events that match, oldest first.
  package func text(
    of store: Store, matching filter: EventFilter, as form: OutputForm
  ) async throws -> String {
    let events = try await store.events(matching: filter)
    let hasTests = events.contains { $0.isTrue(.isTest) }
    let columns =
      form == .table
      ? Self.tableColumns + (hasTests ? [.isTest] : []) : EventColumn.allCases
    guard form != .json else {
      return events.map { JSONText.object(JSONText.members(of: $0)) + "\n" }.joined()
    }
    let listing = Listing(
      columns: columns.map { Listing.Heading(name: $0.rawValue, isNumeric: $0.isNumeric) },
      rows: events.map { event in columns.map { event[$0] } })
    return listing.text(as: form, empty: "no events")
  }

  /// What fits a terminal and tells what happened; `is_test` beside them where any of it is one.
  private static let tableColumns: [EventColumn] = [
    .sequence, .time, .type, .contestName, .winner, .toParty, .fromParty, .majority, .swing,
    .party, .seatsWon,
  ]
}

extension EventColumn {
  fileprivate var isNumeric: Bool { kind == .integer || kind == .real }
}

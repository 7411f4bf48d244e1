package import ElectionResults

/// Which alerts to list; a nil member does not restrict.
package struct AlertFilter: Sendable, Equatable {
  /// The identifier, or how it begins.
  package var id: String?
  package var election: ElectionID?
  package var contest: ContestID?
  package var rule: RuleID?
  /// The event's identifier.
  package var event: EventID?
  /// Only what is for this sink.
  package var sink: SinkID?
  /// Only what has a delivery in this state.
  package var state: DeliveryState?
  /// Alerts that came about at this moment or later.
  package var since: Timestamp?
  /// Only the last so many of those that match.
  package var limit: Int?

  package init(
    id: String? = nil, election: ElectionID? = nil, contest: ContestID? = nil,
    rule: RuleID? = nil, event: EventID? = nil, sink: SinkID? = nil, state: DeliveryState? = nil,
    since: Timestamp? = nil, limit: Int? = nil
  ) {
    self.id = id
    self.election = election
    self.contest = contest
    self.rule = rule
    self.event = event
    self.sink = sink
    self.state = state
    self.since = since
    self.limit = limit
  }
}

package import ElectionResults

/// Which events of the log to list; a nil member does not restrict.
package struct EventFilter: Sendable, Equatable {
  package var election: ElectionID?
  package var contest: ContestID?
  /// An event type, or a prefix such as `seat.*`.
  package var type: String?
  /// Events observed at this moment or later.
  package var since: Timestamp?
  /// Events behind this place in the log.
  package var afterSequence: Int?
  /// Only the last so many of those that match.
  package var limit: Int?

  package init(
    election: ElectionID? = nil, contest: ContestID? = nil, type: String? = nil,
    since: Timestamp? = nil, afterSequence: Int? = nil, limit: Int? = nil
  ) {
    self.election = election
    self.contest = contest
    self.type = type
    self.since = since
    self.afterSequence = afterSequence
    self.limit = limit
  }
}

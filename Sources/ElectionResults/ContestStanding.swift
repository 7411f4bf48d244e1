/// A contest as stored: what is known of it after all snapshots so far.
package struct ContestStanding: Sendable, Equatable {
  package var contest: ContestID
  package var name: String
  package var region: String?
  package var kind: ContestKind?
  package var seats: Int
  /// As the feed states it, or `declared` or `counting` as its marks and figures imply.
  package var status: ContestStatus
  package var declaredAt: Timestamp?
  package var reportingPercentage: Double?
  package var electorate: Int?
  package var validVotes: Int?
  package var rejectedVotes: Int?
  package var ballots: Int?
  /// The winner first, then in the order of the deciding count.
  package var candidates: [CandidateStanding]
  /// The holder: the baseline's, otherwise the feed's own statement; nil when neither names one.
  package var holder: PartyCode?
  /// The candidate who led last, as ``CandidateStanding/key``; kept while the lead is tied.
  package var leader: String?
  /// Whether figures have been seen.
  package var hasStarted: Bool
  /// Nil until the contest is declared, and again after a retraction.
  package var outcome: Outcome?
  /// The `contest_sequence` of the contest's latest event; 0 before the first.
  package var contestSequence: Int
  /// The feed of this state.
  package var feed: FeedID

  package init(contest: ContestID, name: String, feed: FeedID) {
    self.contest = contest
    self.name = name
    self.feed = feed
    seats = 1
    status = .awaiting
    candidates = []
    hasStarted = false
    contestSequence = 0
  }
}

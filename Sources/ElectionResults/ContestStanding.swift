/// A contest as stored: what is known of it after all snapshots so far.
package struct ContestStanding: Sendable, Equatable, Codable {
  package var contest: ContestID
  package var name: String
  package var region: String?
  package var kind: ContestKind?
  /// Seats that the contest fills; 0 for an area in which votes are counted for something larger.
  package var seats: Int
  /// What the contest adds to a tally where that is not its seats.
  package var weight: Double?
  /// As the feed states it, or `declared` or `counting` as its marks and figures imply.
  package var status: ContestStatus
  package var declaredAt: Timestamp?
  package var reportingPercentage: Double?
  package var electorate: Int?
  package var validVotes: Int?
  package var rejectedVotes: Int?
  package var ballots: Int?
  /// What sort of figures these are, in the feed's words.
  package var countKind: String?
  /// The highest number that the feed has given a statement about the contest; nil where it numbers none.
  package var revision: Int?
  /// The elected first, then in the order of the deciding count. In a list contest these are the lists.
  package var candidates: [CandidateStanding]
  /// The holder: the baseline's, otherwise the feed's own statement; nil when neither names one, or several parties held
  /// the seats of a contest for several.
  package var holder: PartyCode?
  /// The holder of a single seat that the feed states where the baseline, which stands, names another; nil where they agree
  /// or one of them names none.
  package var statedHolder: PartyCode?
  /// Who held the seats of a contest for several, by the baseline or else by the feed; empty when neither says, and in a
  /// contest for one seat.
  package var holders: [PartyCode: Int]
  /// The candidate who led last, as ``CandidateStanding/key``; kept while the lead is tied.
  package var leader: String?
  /// Whether a count after the first preferences has been seen: without it nobody has overtaken anybody.
  package var hasHadFinalCount: Bool
  /// Whether figures have been seen.
  package var hasStarted: Bool
  /// Nil until the contest is declared, and again after a retraction.
  package var outcome: Outcome?
  /// Under ``FlipBasis/call``, whom the seats are called for and the events that said so, with the call in the place of the
  /// declaration; nil while nobody is called.
  package var called: Outcome?
  /// When figures were last seen to change; nil before the first.
  package var figuresAt: Timestamp?
  /// When `count.progress` was last told; nil before.
  package var progressAt: Timestamp?
  /// Whether it has been told that no figures come any more, since they last changed.
  package var isSilenceTold: Bool
  /// The watch lists that the contest is on, in their order.
  package var tags: [String]
  /// The `contest_sequence` of the contest's latest event; 0 before the first.
  package var contestSequence: Int
  /// The feed of this state.
  package var feed: FeedID

  /// Whose the seats are, as far as tallies go: the declared outcome, otherwise the call on which they rest.
  package var seatOutcome: Outcome? { outcome ?? called }

  package init(contest: ContestID, name: String, feed: FeedID) {
    self.contest = contest
    self.name = name
    self.feed = feed
    seats = 1
    status = .awaiting
    candidates = []
    holders = [:]
    hasHadFinalCount = false
    hasStarted = false
    isSilenceTold = false
    tags = []
    contestSequence = 0
  }
}

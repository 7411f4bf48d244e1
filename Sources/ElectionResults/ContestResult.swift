/// A contest in one snapshot of a feed. Everything that the feed does not state is nil or empty.
package struct ContestResult: Sendable, Equatable {
  package var id: ContestID
  package var name: String
  package var region: String?
  package var kind: ContestKind?
  /// Seats that the contest fills.
  package var seats: Int
  /// Nil when the feed has no statuses: then marks and declaration time speak.
  package var status: ContestStatus?
  package var declaredAt: Timestamp?
  /// 0 to 100.
  package var reportingPercentage: Double?
  package var electorate: Int?
  package var validVotes: Int?
  package var rejectedVotes: Int?
  /// Ballot papers counted.
  package var ballots: Int?
  /// The feed's own statement of the previous result.
  package var previous: [StatedParty]
  package var candidates: [CandidateResult]
  /// The parties of a list contest, with the seats allocated to them; empty in contests of candidates alone.
  package var lists: [PartyListResult]
  /// What the contest adds to a tally where that is not its seats, such as electoral votes.
  package var weight: Double?
  /// Polling day, `yyyy-mm-dd`, in feeds that carry several elections.
  package var pollingDay: String?
  /// What sort of figures these are, in the feed's words, such as `preliminary` or `validated`: under another kind votes
  /// may fall.
  package var countKind: String?
  /// Orders the feed's statements about the contest where it numbers them: one with a lower number is out of date. Nil
  /// where it does not.
  package var revision: Int?
  /// Whether the feed marks this contest's figures as a test.
  package var isTest = false
  /// Why the feed's own files contradict each other on this contest, so that it is held back; nil when they agree.
  package var contradiction: String?
  /// Whether the status only follows from what the feed leaves out: then it takes back no declaration by itself.
  package var isStatusImplied = false
  /// Whether the part of the feed that declares leaves this contest out: then nothing is said about its declaration.
  package var lacksDeclaringPart = false
  /// Why the contest is none of those that the baseline and the configuration know; nil when it is one, or nothing is
  /// known. The feed says nothing of it: it is found by the ``ContestDirectory``.
  package var mismatch: String?

  package init(
    id: ContestID, name: String, region: String? = nil, kind: ContestKind? = nil, seats: Int = 1,
    status: ContestStatus? = nil, declaredAt: Timestamp? = nil, reportingPercentage: Double? = nil,
    electorate: Int? = nil, validVotes: Int? = nil, rejectedVotes: Int? = nil, ballots: Int? = nil,
    previous: [StatedParty] = [], candidates: [CandidateResult] = [],
    lists: [PartyListResult] = [], weight: Double? = nil, pollingDay: String? = nil,
    countKind: String? = nil
  ) {
    self.id = id
    self.name = name
    self.region = region
    self.kind = kind
    self.seats = seats
    self.status = status
    self.declaredAt = declaredAt
    self.reportingPercentage = reportingPercentage
    self.electorate = electorate
    self.validVotes = validVotes
    self.rejectedVotes = rejectedVotes
    self.ballots = ballots
    self.previous = previous
    self.candidates = candidates
    self.lists = lists
    self.weight = weight
    self.pollingDay = pollingDay
    self.countKind = countKind
  }
}

extension ContestResult {
  /// Whether the seats are the contest's own: see ``ContestStanding/fillsSeats``.
  package var fillsSeats: Bool { seats > 0 && kind != .body && kind != .countingArea }

  /// What tells a stored contest from others, as if a feed showed it.
  package init(standing: ContestStanding) {
    self.init(
      id: standing.contest, name: standing.name, region: standing.region, kind: standing.kind,
      seats: standing.seats)
  }
}

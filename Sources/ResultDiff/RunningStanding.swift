internal import ElectionResults

/// An election's standing while the contests of a snapshot are applied to it, one after the other.
struct RunningStanding {
  private(set) var standing: ElectionStanding
  private(set) var declaredSeats = 0
  private(set) var postponedSeats = 0
  private var knownSeats = 0
  private var undeclaredContests = 0
  private var declaredContests = 0
  /// Contests that fill seats of their own.
  private(set) var seatContests = 0
  private(set) var areas: AreaCount
  let election: Election
  private let parties: PartyBook

  /// Contests that the snapshot brings and that have not been applied yet, with their seats.
  private(set) var expected: [ContestID: Int] = [:]

  /// - Parameter contests: Those of the snapshot: the new ones among them count as undeclared until they are applied.
  init(
    _ standing: ElectionStanding, of election: Election, parties: PartyBook,
    expecting contests: [ContestResult]
  ) {
    self.standing = standing
    self.election = election
    self.parties = parties
    areas = AreaCount(countsParties: election.system == .referendum)
    for contest in standing.contests.values {
      declaredSeats += contest.seatOutcome == nil ? 0 : contest.countedSeats
      postponedSeats += Self.isPostponed(contest) ? contest.countedSeats : 0
      knownSeats += contest.countedSeats
      undeclaredContests += Self.isOpen(contest) ? 1 : 0
      declaredContests += Self.isDeclared(contest) ? 1 : 0
      seatContests += contest.fillsSeats ? 1 : 0
      if contest.kind == .countingArea { areas.add(contest) }
    }
    for contest in contests where standing.contests[contest.id] == nil {
      let kind = election.system.kind(stated: contest.kind)
      guard kind != .body else { continue }
      let fillsSeats = contest.seats > 0 && kind != .countingArea
      expected[contest.id] =
        fillsSeats
        ? ContestStanding.countedSeats(weight: contest.weight, seats: contest.seats) : 0
      knownSeats += expected[contest.id] ?? 0
    }
  }

  /// Seats that are to be declared: configured, otherwise those of the contests seen so far.
  var totalSeats: Int { election.seats ?? knownSeats }

  /// Whether every contest that is not postponed is declared.
  var isComplete: Bool {
    undeclaredContests == 0 && expected.isEmpty && declaredContests > 0
      && declared + (isByAreas ? areas.postponed : postponedSeats) >= total
  }

  /// Whether seats rest on calls alone: of a contest that is not declared.
  var restsOnCalls: Bool {
    standing.contests.values.contains {
      $0.kind != .body && $0.outcome == nil && $0.seatOutcome != nil
    }
  }

  /// The seats of the body; nil when the election does not fill the body, and while nothing is declared, unless a majority
  /// has been told that may be gone with the last declaration.
  var body: BodyBalance? {
    guard declaredSeats > 0 || standing.majorityParty != nil else { return nil }
    return BodyBalance(of: election, tallies: standing.tallies)
  }

  /// A party's totals, also of one that has none yet.
  func tally(of party: PartyCode) -> PartyTally {
    standing.tallies[party] ?? PartyTally(party: party, partyName: parties.name(of: party))
  }

  /// Puts a contest's new state in the place of its old one.
  ///
  /// - Returns: The tallies that changed, by party code, with the seats won before.
  mutating func replace(with new: ContestStanding) -> [(tally: PartyTally, seatsBefore: Int)] {
    let old = standing.contests[new.contest]
    let shareBefore = shareOfAreas
    seatContests += (new.fillsSeats ? 1 : 0) - (old?.fillsSeats == true ? 1 : 0)
    let shareNow = shareOfAreas
    var minus = TallyShare(of: old, areas: shareBefore, parties: parties)
    var plus = TallyShare(of: new, areas: shareNow, parties: parties)
    if shareBefore != shareNow {
      for area in standing.contests.values
      where area.kind == .countingArea && area.contest != new.contest {
        minus.add(TallyShare(of: area, areas: shareBefore, parties: parties))
        plus.add(TallyShare(of: area, areas: shareNow, parties: parties))
      }
    }
    standing.contests[new.contest] = new
    count(new, insteadOf: old)
    standing.declaredVotes += plus.declaredVotes - minus.declaredVotes
    declaredSeats += plus.declaredSeats - minus.declaredSeats
    postponedSeats += plus.postponedSeats - minus.postponedSeats
    return Set(minus.parties.keys).union(plus.parties.keys).sorted().compactMap { party in
      move(party, from: minus.parties[party], to: plus.parties[party])
    }
  }

  private mutating func count(_ new: ContestStanding, insteadOf old: ContestStanding?) {
    let known = expected.removeValue(forKey: new.contest) ?? old?.countedSeats ?? 0
    knownSeats += new.countedSeats - known
    undeclaredContests += (Self.isOpen(new) ? 1 : 0) - (old.map(Self.isOpen) == true ? 1 : 0)
    declaredContests +=
      (Self.isDeclared(new) ? 1 : 0) - (old.map(Self.isDeclared) == true ? 1 : 0)
    if let old, old.kind == .countingArea { areas.remove(old) }
    if new.kind == .countingArea { areas.add(new) }
  }

  /// Notes what has been told of the election as a whole.
  mutating func tell(majorityParty: PartyCode?, isComplete: Bool) {
    standing.majorityParty = majorityParty
    standing.isComplete = isComplete
  }

  /// Notes who was told to control the body.
  mutating func tell(control: ToldOutcome) { standing.control = control }

  /// Notes which outcome was told to be certain.
  mutating func tell(certainty: ToldOutcome) { standing.certainty = certainty }

  /// The event under the identifier of the next one with this identity, which counts as told from now on.
  mutating func identified(_ event: Event, as identity: EventIdentity) -> IdentifiedEvent {
    let (key, earlier) = (identity.key, occurrences(of: identity))
    standing.occurrences[key] = earlier + 1
    var event = event
    event.set(.id, identity.id(occurrence: earlier))
    return IdentifiedEvent(key: key, event: event)
  }

  /// How many events with this identity have been told.
  func occurrences(of identity: EventIdentity) -> Int {
    standing.occurrences[identity.key, default: 0]
  }

  /// Notes the events of a contest that is already in place.
  mutating func finish(_ contest: ContestStanding) { standing.contests[contest.contest] = contest }

  /// Keeps what feeds of the election show of a contest by themselves.
  ///
  /// - Returns: What is other than before.
  mutating func show(_ views: [FeedView], of feeds: [FeedID]) -> [FeedView] {
    let news = views.filter { view in
      feeds.contains(view.feed) && standing.views[view.feed]?[view.standing.contest] != view
    }
    for view in news { standing.show(view) }
    return news
  }

  /// The standing after everything that has been applied, one version on.
  func finished() -> ElectionStanding {
    var finished = standing
    finished.version += 1
    return finished
  }

  private mutating func move(
    _ party: PartyCode, from old: PartyTally?, to new: PartyTally?
  ) -> (tally: PartyTally, seatsBefore: Int)? {
    let name = (new ?? old)?.partyName ?? party.text
    let before = standing.tallies[party] ?? PartyTally(party: party, partyName: name)
    var tally = before
    tally.seatsWon += (new?.seatsWon ?? 0) - (old?.seatsWon ?? 0)
    tally.seatsLeading += (new?.seatsLeading ?? 0) - (old?.seatsLeading ?? 0)
    tally.seatsChange += (new?.seatsChange ?? 0) - (old?.seatsChange ?? 0)
    tally.votes += (new?.votes ?? 0) - (old?.votes ?? 0)
    guard tally != before else { return nil }
    standing.tallies[party] = tally
    return (tally, before.seatsWon)
  }

  /// Whether completion waits for the contest; a count for the whole body is made of others.
  private static func isOpen(_ contest: ContestStanding) -> Bool {
    contest.seatOutcome == nil && contest.status != .postponed && contest.kind != .body
  }

  private static func isDeclared(_ contest: ContestStanding) -> Bool {
    contest.seatOutcome != nil && contest.kind != .body
  }

  private static func isPostponed(_ contest: ContestStanding) -> Bool {
    contest.seatOutcome == nil && contest.status == .postponed
  }
}

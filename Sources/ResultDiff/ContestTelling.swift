internal import ElectionResults

/// Tells what happened in one contest of a snapshot: its events in order, and what they do to the election.
struct ContestTelling {
  let comparison: ResultsComparison
  let frame: EventFrame
  var running: RunningStanding
  let old: ContestStanding?
  var new: ContestStanding
  /// How many of the first candidates are declared elected; 0 while the contest is not declared.
  let electedCount: Int
  /// What each feed shows of the contest; nil in an election with a single feed.
  var sources: ContestViews?
  var events: [IdentifiedEvent] = []

  init(
    comparison: ResultsComparison, frame: EventFrame, running: RunningStanding,
    old: ContestStanding?, new: ContestStanding, electedCount: Int,
    sources: ContestViews? = nil
  ) {
    self.comparison = comparison
    self.frame = frame
    self.running = running
    self.old = old
    self.new = new
    self.electedCount = electedCount
    self.sources = sources
    if old == nil {
      // The contest may have been overdue before any feed showed it.
      let overdue = comparison.identity(of: .declarationOverdue, of: new.contest)
      self.new.contestSequence = running.occurrences(of: overdue)
    }
  }

  /// The contest's part of the recorded change.
  mutating func change() -> ContestChange {
    noteFigures()
    beginRound()
    let cause: EventID?
    switch (old?.outcome, electedCount > 0) {
    case (nil, false):
      tellCount()
      cause = tellStatus()
    case (nil, true):
      tellCount()
      tellStatus()
      cause = tellDeclaration()
    case (let outcome?, true):
      cause = tellCorrection(of: outcome)
      tellStatus()
    case (let outcome?, false):
      cause = tellRetraction(of: outcome)
      tellCount()
      tellStatus()
    }
    tellSources(cause: cause)
    let tallies = tellElection(cause: cause)
    running.finish(new)
    return ContestChange(standing: new, tallies: tallies, events: events)
  }

  /// A change in which the contest tells nothing of its own, only what is other now of the election as a whole.
  mutating func electionChange() -> ContestChange {
    let tallies = tellElection(cause: nil)
    running.finish(new)
    return ContestChange(standing: new, tallies: tallies, events: events)
  }

  /// The elected, the first of them first.
  var elected: [CandidateStanding] { Array(new.candidates.prefix(electedCount)) }

  var previous: PreviousResult? { comparison.baseline[new.contest] }

  /// A party as a fact of an identity, in which letter case is formatting.
  func partyFact(_ party: PartyCode?) -> String { party?.text.lowercased() ?? "" }

  /// A person, or a list, as facts of an identity.
  func personFacts(_ candidate: CandidateStanding) -> [String] {
    [partyFact(candidate.party), PersonName.folded(candidate.name)]
  }

  /// The winner as facts of an identity: the party, and the person where the party stands for persons.
  func winnerFacts(_ party: PartyCode, _ name: String) -> [String] {
    [partyFact(party)] + (party == .independent ? [PersonName.folded(name)] : [])
  }

  /// Adds an event of this contest.
  @discardableResult
  mutating func tell(
    _ type: EventType, keyFacts: [String] = [],
    fill: (_ columns: OutcomeColumns, _ event: inout Event) -> Void
  ) -> EventID {
    let identity = EventIdentity(
      election: comparison.election.id, scope: new.contest.text, type: type, keyFacts: keyFacts)
    var event = blank(type)
    let columns = OutcomeColumns(
      standing: new, electedCount: electedCount, previous: previous, parties: comparison.parties,
      system: comparison.election.system)
    columns.fillContest(of: &event, previousStatus: old?.status)
    fill(columns, &event)
    new.contestSequence += 1
    event.set(.contestSequence, new.contestSequence)
    return add(event, as: identity)
  }

  /// An event of this contest, or of what follows from it, with the columns of the snapshot: it is caught up with when the
  /// contest's declaration is.
  func blank(_ type: EventType) -> Event { frame.event(type, happenedAt: new.declaredAt) }

  /// Adds an event under the identifier that its identity gives.
  mutating func add(_ event: Event, as identity: EventIdentity) -> EventID {
    let identified = running.identified(event, as: identity)
    events.append(identified)
    return identified.event.id
  }
}

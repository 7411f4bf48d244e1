import ElectionResults
import ResultDiff

/// An election night of a test: snapshots are shown to it one after the other.
struct Night {
  private let comparison: ResultsComparison
  private(set) var standing: ElectionStanding
  private(set) var polls: Int64 = 0
  /// What the snapshots to come catch up with.
  var catchUp = CatchUp.none

  static let parties = PartyBook([
    Party(code: "con", name: "Conservative", aliases: ["Con"]),
    Party(code: "lab", name: "Labour", aliases: ["Lab", "Labour and Co-operative"]),
    Party(code: "ld", name: "Liberal Democrat"),
    Party(code: "green", name: "Green"),
    Party(code: "spk", name: "Speaker"),
    Party(code: "ind", name: "Independent"),
  ])

  init(
    seats: Int? = nil, bodySeats: Int? = nil, baseline: [PreviousResult] = []
  ) {
    self.init(
      Election(id: "e", name: "E", seats: seats, bodySeats: bodySeats), baseline: baseline)
  }

  /// A night of an election with more to it.
  init(_ election: Election, baseline: [PreviousResult] = []) {
    comparison = ResultsComparison(
      election: election, baseline: Baseline(baseline), parties: Self.parties)
    standing = ElectionStanding(election: "e")
  }

  /// A night of an election that is configured otherwise.
  init(of election: Election, baseline: [PreviousResult] = [], parties: PartyBook = Self.parties) {
    comparison = ResultsComparison(
      election: election, baseline: Baseline(baseline), parties: parties)
    standing = ElectionStanding(election: election.id)
  }

  /// Lets time pass before the next snapshot.
  mutating func pass(seconds: Int64) { polls += seconds * 1000 }

  /// What a snapshot of these contests changes; the standing moves on.
  mutating func change(
    _ contests: [ContestResult], isTest: Bool = false, holding held: Set<ContestID> = []
  ) -> ElectionChange? {
    change(to: ResultsSnapshot(isTest: isTest, contests: contests), holding: held)
  }

  /// What a snapshot changes; the standing moves on.
  mutating func change(
    to snapshot: ResultsSnapshot, holding held: Set<ContestID> = []
  ) -> ElectionChange? {
    polls += 1
    let change = comparison.change(
      from: standing, to: snapshot,
      seenAs: Observation(feed: "f", time: Timestamp(milliseconds: polls), catchUp: catchUp),
      holding: held)
    if let change { standing = change.standing }
    return change
  }

  /// The events that a snapshot of these contests causes.
  mutating func events(_ contests: ContestResult...) -> [Event] {
    change(contests)?.events ?? []
  }

  /// The types of the events that a snapshot of these contests causes.
  mutating func types(_ contests: ContestResult...) -> [EventType] {
    (change(contests)?.events ?? []).compactMap(\.type)
  }

  func fault(in snapshot: ResultsSnapshot, seen: Timestamp? = nil) -> SnapshotFault? {
    comparison.fault(
      in: snapshot, after: standing, lastSourceTime: seen,
      now: Timestamp(rfc3339: "2021-05-07T06:00:00Z") ?? Timestamp(milliseconds: 0))
  }

  /// What is not believed of a snapshot of these contests: reasons and contests, in their order.
  func doubts(_ contests: ContestResult...) -> [String] { doubts(of: contests) }

  /// The same of a list of contests.
  func doubts(of contests: [ContestResult]) -> [String] {
    comparison.doubts(
      in: comparison.reading(of: ResultsSnapshot(contests: contests), after: standing, from: "f"),
      after: standing, at: Timestamp(milliseconds: polls)
    ).map { "\($0.contest?.text ?? "") \($0.reason.rawValue)" }.sorted()
  }

  func contest(_ id: ContestID) -> ContestStanding? { standing.contests[id] }

  /// Seats won of the parties that have any, and of those that have lost some.
  var seatsWon: [PartyCode: Int] {
    standing.tallies.mapValues(\.seatsWon).filter { $0.value != 0 }
  }

  /// Net changes of the parties that have any.
  var seatsChange: [PartyCode: Int] {
    standing.tallies.mapValues(\.seatsChange).filter { $0.value != 0 }
  }
}

extension Event {
  /// The columns that tell a seat event apart: type, from and to party, seats gained, winner.
  var seat: [String?] {
    [
      type?.rawValue, text(.fromParty), text(.toParty), integer(.seatsChange).map { String($0) },
      text(.winner),
    ]
  }

  /// A JSON column as text; empty when it does not apply.
  func json(_ column: EventColumn) -> String {
    if case .json(let text) = self[column] { text } else { "" }
  }
}

extension [Event] {
  /// The seat events among them, see ``Event/seat``.
  var seats: [[String?]] { filter { $0.type?.rawValue.hasPrefix("seat.") == true }.map(\.seat) }
}

extension CandidateResult {
  /// A candidate named `A con` for the party `con`: the text before the last space is the name.
  init(_ text: String, _ votes: Int? = nil, id: String? = nil, elected: Bool? = nil) {
    let words = text.split(separator: " ")
    self.init(
      id: id, name: words.dropLast().joined(separator: " "),
      party: PartyReference(name: String(words.last ?? "")), votes: votes, isElected: elected)
  }
}

/// A contest of a test.
func contest(
  _ id: ContestID = "c", _ status: ContestStatus? = .counting, at time: Int64? = nil,
  electorate: Int? = nil, valid: Int? = nil, previous: PartyCode? = nil,
  _ candidates: CandidateResult...
) -> ContestResult {
  ContestResult(
    id: id, name: id.text, status: status, declaredAt: time.map { Timestamp(milliseconds: $0) },
    electorate: electorate, validVotes: valid,
    previous: previous.map {
      [StatedParty(party: PartyReference(name: $0.text), seats: 1, votes: 100)]
    } ?? [],
    candidates: candidates)
}

/// A ward for several seats.
func ward(
  _ id: ContestID = "w", _ status: ContestStatus? = nil, seats: Int,
  electorate: Int? = nil, ballots: Int? = nil, _ candidates: CandidateResult...
) -> ContestResult {
  ContestResult(
    id: id, name: id.text, kind: .ward, seats: seats, status: status, electorate: electorate,
    ballots: ballots, candidates: candidates)
}

/// A list contest, by party: votes and seats.
func lists(
  _ id: ContestID = "l", _ status: ContestStatus? = .counting, seats: Int,
  kind: ContestKind? = .listRegion, _ parties: (party: String, votes: Int?, seats: Int?)...
) -> ContestResult {
  ContestResult(
    id: id, name: id.text, kind: kind, seats: seats, status: status,
    lists: parties.map {
      PartyListResult(party: PartyReference(name: $0.party), votes: $0.votes, seats: $0.seats)
    })
}

/// Who held a ward's seats, a row for each: party and, of independents, the member.
func seatsHeld(
  _ id: ContestID = "w", _ holders: (party: PartyCode, seats: Int, member: String?)...
) -> PreviousResult {
  PreviousResult(
    contest: id,
    entries: holders.map {
      PreviousResult.Entry(party: $0.party, seats: $0.seats, member: $0.member)
    })
}

/// A previous result of a test.
func held(
  _ id: ContestID = "c", by party: PartyCode, member: String? = nil, since: Int? = nil,
  votes: [PartyCode: Int] = [:], notional: Bool = false
) -> PreviousResult {
  let others = votes.filter { $0.key != party }
    .map { PreviousResult.Entry(party: $0.key, seats: 0, votes: $0.value) }
  let holder = PreviousResult.Entry(
    party: party, seats: 1, votes: votes[party], member: member, heldSince: since)
  return PreviousResult(contest: id, entries: [holder] + others, isNotional: notional)
}

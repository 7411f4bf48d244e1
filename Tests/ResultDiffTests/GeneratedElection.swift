import ElectionResults

/// An election of one system that follows from its seed, for properties that have to hold of all of them.
struct GeneratedElection {
  let election: Election
  let contests: [GeneratedContest]
  let baseline: Baseline

  init(_ system: ElectoralSystem, using generator: inout SeededGenerator) {
    var made: [GeneratedContest] = []
    for number in 0..<8 {
      made.append(Self.contest(number, of: system, using: &generator))
    }
    contests = made
    var election = Election(id: "e", name: "E", seats: made.reduce(0) { $0 + $1.countedSeats })
    election.system = system
    if system == .referendum {
      (election.seats, election.bodySeats, election.areas) = (nil, nil, made.count)
      election.referendum = ReferendumRule.allCases.randomElement(using: &generator) ?? .votes
    } else if system == .block {
      election.retained = ["con": 4, "lab": 3, "ind": 1]
    }
    election.flipsOn = FlipBasis.allCases.randomElement(using: &generator) ?? .declaration
    election.control =
      ([nil, .nobody, .party("lab")] as [BodyControl?])
      .randomElement(using: &generator) ?? nil
    if let seats = election.seats { election.bodySeats = seats + election.retainedSeats }
    self.election = election
    var holders: [PreviousResult] = []
    for contest in made {
      if let result = contest.holders(using: &generator) { holders.append(result) }
    }
    baseline = Baseline(holders)
  }

  private static func contest(
    _ number: Int, of system: ElectoralSystem, using generator: inout SeededGenerator
  ) -> GeneratedContest {
    let sizes: ClosedRange<Int> =
      switch system {
      case .block: 1...3
      case .stv: 2...6
      case .list: 3...7
      default: 1...1
      }
    let isRegion = system == .list || system == .ams && number.isMultiple(of: 4)
    return GeneratedContest(
      id: ContestID("c\(number)"), kind: isRegion ? .listRegion : kind(of: system),
      seats: isRegion && system == .ams ? 4 : Int.random(in: sizes, using: &generator),
      weight: system == .electoralCollege
        ? Double(Int.random(in: 3...20, using: &generator)) : nil,
      count: isRegion ? .lists : count(of: system), isMarked: isMarked(number, of: system))
  }

  private static func kind(of system: ElectoralSystem) -> ContestKind {
    switch system {
    case .fptp, .ams, .preferential, .list: .constituency
    case .sv: .mayoralty
    case .block, .stv: .ward
    case .electoralCollege, .runoff: .state
    case .referendum: .countingArea
    }
  }

  private static func count(of system: ElectoralSystem) -> GeneratedContest.Count {
    switch system {
    case .sv, .runoff, .preferential: .final
    default: .first
    }
  }

  /// Contests for several seats elect nobody without marks; of the others every second feed's has none.
  private static func isMarked(_ number: Int, of system: ElectoralSystem) -> Bool {
    switch system {
    case .block, .stv: true
    case .referendum: false
    default: number.isMultiple(of: 2)
    }
  }

  /// What the feed may show of a contest while the night goes on.
  func passing(_ number: Int, using generator: inout SeededGenerator) -> ContestResult {
    let status = ContestStatus.allCases.randomElement(using: &generator) ?? .counting
    let isRush = status.isDeclared && contests[number].isMarked && Bool.random(using: &generator)
    return contests[number].state(status, isRush: isRush, using: &generator)
  }

  /// What the feed shows of all contests in the end: most declared, with all figures.
  func end(using generator: inout SeededGenerator) -> [ContestResult] {
    let statuses: [ContestStatus] =
      Bool.random(using: &generator)
      ? [.declared, .certified] : [.counting, .called, .recount, .postponed] + all(.declared, 8)
    return contests.map { contest in
      contest.state(statuses.randomElement(using: &generator) ?? .declared, using: &generator)
    }
  }

  private func all(_ status: ContestStatus, _ count: Int) -> [ContestStatus] {
    Array(repeating: status, count: count)
  }
}

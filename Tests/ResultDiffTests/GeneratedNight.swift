import ElectionResults
import Foundation
import ResultDiff

/// A generated election followed snapshot by snapshot, with the log that came of it.
struct GeneratedNight {
  let comparison: ResultsComparison
  private(set) var standing: ElectionStanding
  private(set) var log: [Event] = []
  private var polls: Int64 = 0

  init(_ generated: GeneratedElection) {
    comparison = ResultsComparison(
      election: generated.election, baseline: generated.baseline, parties: Night.parties)
    standing = ElectionStanding(election: generated.election.id)
  }

  /// Shows it a snapshot of these contests; whether anything came of it.
  @discardableResult
  mutating func see(_ contests: [ContestResult]) -> Bool {
    polls += 1
    let change = comparison.change(
      from: standing, to: ResultsSnapshot(contests: contests),
      seenAs: Observation(feed: "f", time: Timestamp(milliseconds: polls)))
    guard let change else { return false }
    standing = change.standing
    log += change.events
    return true
  }

  /// The seat events in force of each contest: those of its latest declaration, call or correction that told any, unless
  /// that was withdrawn since.
  var seatsInForce: [ContestID: [Event]] {
    var seats: [ContestID: [Event]] = [:]
    for event in log {
      guard let contest = event.contest, let type = event.type else { continue }
      if type == .resultRetracted || type == .contestUncalled {
        let withdrawn = event.text(.corrects)
        if let told = seats[contest]?.first?.text(.cause),
          told == withdrawn || isOf(told, withdrawn)
        {
          seats[contest] = nil
        }
      } else if type.rawValue.hasPrefix("seat.") {
        if seats[contest]?.first?.text(.cause) != event.text(.cause) { seats[contest] = [] }
        seats[contest, default: []].append(event)
      }
    }
    return seats
  }

  /// Whether an event is a correction of another.
  private func isOf(_ id: String, _ other: String?) -> Bool {
    log.first { $0.text(.id) == id }?.text(.corrects) == other
  }

  /// Seats by party as the seat events in force tell them. As stored only where the rows of candidates do not say who has
  /// how many: of lists, and of several who are called; in a referendum the areas that each answer carries.
  var wonBySeatEvents: [String: Int] {
    var won: [String: Int] = [:]
    for contest in standing.contests.values where contest.kind == .countingArea {
      if let outcome = contest.outcome { won[outcome.party.text, default: 0] += 1 }
    }
    for (id, events) in seatsInForce {
      guard let contest = standing.contests[id], let event = events.last else { continue }
      if !contest.isForSeveral {
        won[event.text(.toParty) ?? "", default: 0] += contest.countedSeats
      } else if contest.isList || event.text(.status) == "called" {
        for award in contest.seatOutcome?.awards ?? [] {
          won[award.party.text, default: 0] += award.seats
        }
      } else {
        for party in event.elected { won[party, default: 0] += 1 }
      }
    }
    return won.filter { $0.value != 0 }
  }

  /// Seats by party as the latest event of each party's tally tells them.
  var talliesTold: [String: Int] {
    var told: [String: Int] = [:]
    for event in log where event.type == .tallyChanged {
      told[event.text(.party) ?? ""] = event.integer(.seatsWon)
    }
    return told.filter { $0.value != 0 }
  }

  /// Who has a majority of the final tallies, or controls the body whatever is still open; nil while that may change.
  var controlByTallies: BodyControl? {
    let election = comparison.election
    guard let line = election.majorityLine, let bodySeats = election.bodySeats else { return nil }
    let won = standing.tallies.mapValues(\.seatsWon)
    let open = bodySeats - election.retainedSeats - won.values.reduce(0, +)
    let seats = won.merging(election.retained, uniquingKeysWith: +)
      .filter { !$0.key.isPersonal }
    let largest = seats.max { $0.value < $1.value }
    if let largest, largest.value >= line { return .party(largest.key) }
    return (largest?.value ?? 0) + open < line ? .nobody : nil
  }

  /// What a referendum of which all areas are declared has come to: the answer, `rejected`, or nil for a tie.
  var referendumByTallies: String? {
    func first(by count: KeyPath<PartyTally, Int>) -> String? {
      let ranked = standing.tallies.values.sorted { $0[keyPath: count] > $1[keyPath: count] }
      guard let first = ranked.first,
        first[keyPath: count] > (ranked.dropFirst().first?[keyPath: count] ?? 0)
      else { return nil }
      return first.party.text
    }
    switch comparison.election.referendum {
    case .votes: return first(by: \.votes)
    case .areas: return first(by: \.seatsWon)
    case .both:
      let votes = first(by: \.votes)
      return votes != nil && votes == first(by: \.seatsWon) ? votes : "rejected"
    }
  }

  /// The control that the log tells last.
  var controlTold: String? {
    log.last { $0.type == .controlChanged || $0.type == .controlHeld }?.text(.control)
  }
}

extension Event {
  /// The parties of the elected in the column of candidates, once for each seat.
  fileprivate var elected: [String] {
    struct Row: Decodable {
      let party: String
      let elected: Bool?
    }
    // A column that is no such list has nobody elected, which the caller finds.
    let rows = try? JSONDecoder().decode([Row].self, from: Data(json(.candidates).utf8))
    return (rows ?? []).filter { $0.elected == true }.map(\.party)
  }
}

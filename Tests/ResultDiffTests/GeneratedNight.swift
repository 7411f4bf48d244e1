import ElectionResults
import Foundation
import ResultDiff

/// A generated election followed snapshot by snapshot, with the log that came of it.
struct GeneratedNight {
  private let comparison: ResultsComparison
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

  /// Seats by party as the seat events in force tell them, and for lists, whose rows have no seats, as stored.
  var wonBySeatEvents: [String: Int] {
    var won: [String: Int] = [:]
    for (id, events) in seatsInForce {
      guard let contest = standing.contests[id], let event = events.last else { continue }
      for award in contest.isList ? contest.outcome?.awards ?? [] : [] {
        won[award.party.text, default: 0] += award.seats
      }
      for party in contest.isList ? [] : event.elected {
        won[party, default: 0] += contest.seats > 1 ? 1 : contest.countedSeats
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

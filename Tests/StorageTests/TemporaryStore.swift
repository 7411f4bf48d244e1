import ElectionResults
import Foundation
import Storage

/// A store in a folder of its own that goes with the test.
final class TemporaryStore: Sendable {
  let folder: URL
  var path: String { folder.appendingPathComponent("seatwatch.db").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("seatwatch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  // A folder that stays behind in /tmp harms nobody.
  deinit { try? FileManager.default.removeItem(at: folder) }

  func open() throws -> Store { try Store(path: path) }
}

let night: ElectionID = "night"
let polled = FeedState(feed: "council", fetch: "{}", interpretation: "1")

func moment(_ seconds: Int) -> Timestamp {
  Timestamp(milliseconds: 1_620_360_000_000 + Int64(seconds) * 1000)
}

/// An event of the night with the columns that tests look at.
func event(
  _ id: String, _ type: EventType = .seatGained, contest: String? = "A", toParty: String? = "con",
  seconds: Int = 0
) -> Event {
  var event = Event()
  event.set(.id, id)
  event.set(.type, type.rawValue)
  event.set(.time, moment(seconds))
  event.set(.election, night)
  event.set(.contest, contest)
  event.set(.toParty, toParty)
  event[.isTest] = .truth(false)
  return event
}

func standing(
  _ contest: ContestID, winner: String? = nil, party: PartyCode = "con", votes: Int = 100
) -> ContestStanding {
  var standing = ContestStanding(contest: contest, name: "Contest \(contest)", feed: "council")
  standing.status = winner == nil ? .counting : .declared
  standing.hasStarted = true
  standing.leader = "leader/\(party)"
  standing.candidates = [
    CandidateStanding(name: winner ?? "Leader", party: party, partyName: "P", votes: votes)
  ]
  standing.outcome = winner.map {
    Outcome(
      winner: $0, party: party, partyName: "P", majority: votes, declaration: "d", seatEvent: "s",
      isComplete: true)
  }
  return standing
}

/// The next change of the night, built as the diff builds it: the standing afterwards holds what the contests say.
func change(of before: ElectionStanding, _ contests: [ContestChange]) -> ElectionChange {
  var after = before
  after.version += 1
  for contest in contests {
    after.contests[contest.standing.contest] = contest.standing
    for tally in contest.tallies { after.tallies[tally.party] = tally }
    for event in contest.events { after.occurrences[event.key, default: 0] += 1 }
  }
  return ElectionChange(fromVersion: before.version, contests: contests, standing: after)
}

func contest(
  _ standing: ContestStanding, tallies: [PartyTally] = [], _ events: Event...
) -> ContestChange {
  let identified = events.map { IdentifiedEvent(key: "key of \($0.id)", event: $0) }
  return ContestChange(standing: standing, tallies: tallies, events: identified)
}

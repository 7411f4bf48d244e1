import ElectionResults
import SeatwatchApp
import Storage

/// A feed that marks tests: all of a body, or single contests.
struct MarkedFeed {
  /// One contest of a body, between Ann and Bob.
  struct Contest {
    var id = "c"
    var status = "declared"
    var votes = 5
    /// The loser's.
    var others = 1
    var isTest = false
  }

  /// How the feed is read.
  private static let mapping = """
    syntax: json
    generated_at: {at: time}
    test: {at: test}
    contests:
      at: contests
      id: id
      status: {at: status}
      test: {at: test}
      candidates: {at: candidates, id: name, name: name, party: party, votes: votes, elected: {at: elected}}

    """

  private(set) var polled: PolledFeed

  init(
    accepting: Bool = true, keys: String = "first_poll: alert", election: String = "seats: 2",
    top: String = "", files: [String: String] = [:]
  ) async throws {
    polled = try await PolledFeed(
      Self.text(accepting, keys), election: election, top: top,
      files: files.merging(["formats/marked.yaml": Self.mapping]) { $1 })
  }

  private static func text(_ accepting: Bool, _ keys: String) -> String {
    "url: URL/r.json, format: marked, accept_test: \(accepting), \(keys)"
  }

  mutating func restart() async throws { polled = try await polled.restarted() }

  /// Starts anew with or without tests.
  mutating func restart(accepting: Bool) async throws {
    polled = try await polled.configured(Self.text(accepting, "first_poll: alert"))
  }

  /// Publishes a body.
  ///
  /// - Parameter minute: That of the feed's own time after three in the morning; nil for none.
  func publish(
    _ contests: Contest..., isTest: Bool = false, at minute: Int? = nil, tag: String? = nil
  ) {
    let texts = contests.map { contest in
      let isDeclared = contest.status == "declared"
      return """
        {"id": "\(contest.id)", "status": "\(contest.status)", "test": \(contest.isTest), "candidates": [
          {"name": "Ann", "party": "Lab", "votes": \(contest.votes),
           "elected": \(isDeclared && contest.votes > contest.others)},
          {"name": "Bob", "party": "Con", "votes": \(contest.others),
           "elected": \(isDeclared && contest.votes < contest.others)}]}
        """
    }
    let time = minute.map { "\"time\": \"2021-05-07T03:\(10 + $0):00Z\", " } ?? ""
    polled.script.set(
      "/r.json", "{\(time)\"test\": \(isTest), \"contests\": [\(texts.joined(separator: ",\n"))]}",
      headers: ["ETag": "\"\(tag ?? "\(contests)\(isTest)".hashValue.description)\""])
  }

  /// Polls once, and returns what came of it: the types of real events, and those of tests.
  func poll() async throws -> (real: [String], tests: [String]) {
    let events = try await polled.poll().events
    func types(ofTests isTest: Bool) -> [String] {
      events.filter { $0.isTrue(.isTest) == isTest }.compactMap { $0.type?.rawValue }
    }
    return (types(ofTests: false), types(ofTests: true))
  }

  /// The votes of the first in each contest that stands under an identifier of an election.
  func votes(of election: ElectionID) async throws -> [ContestID: Int] {
    try await polled.store.standing(of: election).contests.compactMapValues {
      $0.candidates.first?.votes
    }
  }

  /// Seats won by party, as stored.
  func seats(of election: ElectionID) async throws -> [String] {
    try await polled.store.tallies(of: election).filter { $0.seatsWon > 0 }
      .map { "\($0.party) \($0.seatsWon)" }
  }
}

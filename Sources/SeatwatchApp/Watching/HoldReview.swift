internal import ElectionResults
internal import ResultDiff
internal import Storage

/// Decides which doubts of an answer are held and which are let through, and keeps the holds: begun, going on, ended.
struct HoldReview: Sendable {
  private(set) var telling: FeedTelling
  private var holds: [ContestID?: FeedHold]
  private let before: FeedRecord
  private let releaseAfter: Duration

  /// - Parameter releaseAfter: How long answers have to agree before what they say is believed all the same.
  init(after record: FeedRecord, releaseAfter: Duration, telling: FeedTelling) {
    self.telling = telling
    self.releaseAfter = releaseAfter
    before = record
    holds = Dictionary(
      record.holds.map { ($0.contest, $0) }, uniquingKeysWith: { $1 })
  }

  /// Whether a doubt is let through: because the answers have agreed for long enough, or the operator says so. Otherwise
  /// it is held.
  mutating func admits(_ doubt: Doubt) -> Bool {
    let earlier = holds[doubt.contest]
    guard let earlier, earlier.reason == doubt.reason.rawValue else {
      let event = telling.tellSuspect(
        doubt, advice: advice(on: doubt), inPlaceOf: earlier?.event)
      holds[doubt.contest] = FeedHold(
        contest: doubt.contest, contestName: doubt.contestName, reason: doubt.reason.rawValue,
        facts: doubt.facts, since: agreement(with: doubt, since: telling.time), event: event)
      return false
    }
    var hold = earlier
    hold.since = agreement(with: doubt, since: earlier.since)
    if let why = release(of: hold, doubted: doubt) {
      end(hold, because: why)
      return true
    }
    if hold.facts != doubt.facts { hold.since = agreement(with: doubt, since: telling.time) }
    hold.facts = doubt.facts
    holds[doubt.contest] = hold
    return false
  }

  /// Ends the hold of whole answers, for this one is believed. What it says of contests begins to agree anew.
  mutating func endWhole() {
    guard let hold = holds[.none] else { return }
    end(hold, because: "the feed is back at or past what is stored")
    for (contest, other) in holds { holds[contest]?.since = max(other.since, telling.time) }
  }

  /// Ends the holds of contests of which an answer says nothing doubtful any more. One that it leaves out goes on being
  /// held: an answer may have only what is new, and what is held has to be seen again before it is believed.
  mutating func endHolds(of contests: Set<ContestID>, doubting doubted: Set<ContestID>) {
    for hold in sorted {
      guard let contest = hold.contest, contests.contains(contest), !doubted.contains(contest)
      else { continue }
      end(hold, because: "what the feed says of it is no longer doubtful")
    }
  }

  /// Ends all holds but those of some contests, for the whole answer was let through.
  mutating func endAll(but kept: Set<ContestID>) {
    for hold in sorted where hold.contest.map({ !kept.contains($0) }) ?? true {
      end(hold, because: "the whole answer was let through")
    }
  }

  /// Whether the operator wants all that is held to be believed.
  var isAllAskedFor: Bool { before.requests.contains { $0.contest == nil } }

  /// Notes that the feed answers, after failures.
  mutating func recover() {
    if let failures = before.failures { telling.tellRecovered(failures) }
  }

  /// What is held from now on, the whole answer first.
  var sorted: [FeedHold] {
    holds.values.sorted { ($0.contest?.text ?? "") < ($1.contest?.text ?? "") }
  }

  /// What is to be recorded of the feed itself. All requests are answered: what could not be released is held anew, and
  /// told.
  func step(state: FeedState?) -> FeedStep {
    FeedStep(
      feed: telling.feed, election: telling.election.id, state: state, events: telling.events,
      holds: sorted, answered: before.requests.map(\.number))
  }

  /// Whether there is anything to record beside an accepted state.
  var hasNews: Bool {
    !telling.events.isEmpty || sorted != before.holds || before.failures != nil
      || !before.requests.isEmpty
  }

  private mutating func end(_ hold: FeedHold, because why: String) {
    holds[hold.contest] = nil
    telling.tellReleased(hold, because: why)
  }

  /// Why a hold is released that the feed goes on to give reason for; nil when it is not.
  private func release(of hold: FeedHold, doubted doubt: Doubt) -> String? {
    let isAsked = before.requests.contains { $0.contest == nil || $0.contest == hold.contest }
    if isAsked, doubt.reason.isReleasedByOperator { return "let through by the operator" }
    guard doubt.reason.isReleasedByAgreement, hold.facts == doubt.facts else { return nil }
    let agreed = telling.time - hold.since
    guard agreed >= releaseAfter else { return nil }
    let after = doubt.agreesFrom == nil ? "" : ", all of it after the polls closed"
    return "the feed has said the same for \(agreed.inWords)\(after)"
  }

  /// From when on answers with a doubt agree: never before the moment from which it lets them.
  private func agreement(with doubt: Doubt, since moment: Timestamp) -> Timestamp {
    guard let first = doubt.agreesFrom else { return moment }
    return min(max(moment, first), max(telling.time, first))
  }

  private func advice(on doubt: Doubt) -> String {
    let command =
      "`seatwatch feeds release \(telling.feed)"
      + (doubt.contest.map { " --contest \($0)" } ?? "") + "`"
    let what = doubt.contest == nil ? "nothing of the answer is believed" : "it stays as it was"
    var ends = ["until the feed takes it back"]
    if doubt.reason.isReleasedByAgreement {
      let after = doubt.agreesFrom == nil ? "" : " after the close"
      ends.append("has said the same for \(releaseAfter.inWords)\(after)")
    }
    if doubt.reason.isReleasedByOperator { ends.append("\(command) lets it through") }
    return what + " " + ends.joined(separator: ", or ")
  }
}

package import ElectionResults

extension ResultsComparison {
  /// The next moment at which the time alone brings something about; nil when there is none unless the standing changes.
  package func nextMoment(after standing: ElectionStanding, at now: Timestamp) -> Timestamp? {
    notices(after: standing).first { $0.time > now }?.time
  }

  /// What the time has brought about by now and was not told yet: polls that have closed, declarations that are overdue,
  /// counts that have gone silent. Nil when there is nothing.
  ///
  /// What is told once stays told, also when the clock is set back. After completion nothing is overdue or silent.
  package func change(
    from standing: ElectionStanding, at now: Timestamp
  ) -> ElectionChange? {
    let due = notices(after: standing).filter { $0.time <= now }
    guard !due.isEmpty else { return nil }
    var telling = ClockTelling(comparison: self, now: now, after: standing)
    for notice in due { telling.tell(notice) }
    return telling.change()
  }
}

/// Tells what the time alone has brought about in an election.
struct ClockTelling {
  /// How late the daemon may learn of a close of poll without having missed it.
  private static let tolerance = Duration.seconds(60)

  let comparison: ResultsComparison
  let now: Timestamp
  private let version: Int
  private var running: RunningStanding
  private var notices: [IdentifiedEvent] = []
  /// The contests told of, in the order of their first event.
  private var contests: [ContestID] = []
  private var changes: [ContestID: ContestChange] = [:]

  init(comparison: ResultsComparison, now: Timestamp, after standing: ElectionStanding) {
    self.comparison = comparison
    self.now = now
    version = standing.version
    running = RunningStanding(
      standing, of: comparison.election, parties: comparison.parties, expecting: [])
  }

  mutating func tell(_ notice: ClockNotice) {
    switch notice.matter {
    case .pollsClose(let region): tellClosure(in: region, at: notice.time)
    case .overdue(let contest): tellOverdue(contest, since: notice.time)
    case .silence(let contest): tellSilence(of: contest)
    }
  }

  func change() -> ElectionChange {
    ElectionChange(
      fromVersion: version, notices: notices, contests: contests.compactMap { changes[$0] },
      standing: running.finished())
  }

  private mutating func tellClosure(in region: String?, at time: Timestamp) {
    var event = Event(
      .pollsClosed, of: comparison.election, at: now, isCatchUp: now - time > Self.tolerance)
    event.set(.region, region)
    event.set(.since, time)
    event.set(.message, "the polls closed at \(time)")
    notices.append(running.identified(event, as: comparison.closureIdentity(in: region)))
  }

  private mutating func tellOverdue(_ contest: ContestID, since expected: Timestamp) {
    let delay = (now - expected).inMinutes.map { ", \($0) ago" } ?? ""
    let message = "the declaration was expected at \(expected)\(delay), and has not come"
    if let standing = running.standing.contests[contest] {
      tell(.declarationOverdue, of: standing, since: expected, message: message)
    } else {
      tellUnseen(contest, since: expected, message: message)
    }
  }

  private mutating func tellSilence(of contest: ContestID) {
    guard var standing = running.standing.contests[contest], let last = standing.figuresAt else {
      return
    }
    standing.isSilenceTold = true
    let words = (now - last).inMinutes ?? "\((now - last).components.seconds) s"
    tell(.countSilent, of: standing, since: last, message: "no new figures for \(words)")
  }

  private mutating func tell(
    _ type: EventType, of contest: ContestStanding, since: Timestamp, message: String
  ) {
    let id = contest.contest
    var standing = contest
    standing.contestSequence += 1
    var event = Event(type, of: comparison.election, at: now)
    let columns = OutcomeColumns(
      standing: standing, electedCount: 0, previous: comparison.baseline[id],
      parties: comparison.parties, system: comparison.election.system)
    columns.fillContest(of: &event, previousStatus: standing.status)
    columns.fillCount(of: &event)
    event.set(.contestSequence, standing.contestSequence)
    event.set(.since, since)
    event.set(.message, message)
    let told = running.identified(event, as: comparison.identity(of: type, of: id))
    running.finish(standing)
    if changes[id] == nil { contests.append(id) }
    let earlier = changes[id]?.events ?? []
    changes[id] = ContestChange(standing: standing, tallies: [], events: earlier + [told])
  }

  /// A contest that no feed has shown: there is its id, what the baseline calls it, and the watch lists that it is on.
  private mutating func tellUnseen(
    _ contest: ContestID, since expected: Timestamp, message: String
  ) {
    let previous = comparison.baseline[contest]
    var event = Event(.declarationOverdue, of: comparison.election, at: now)
    event.set(.contest, previous?.contest ?? contest)
    event.set(.contestName, previous?.contestName)
    if let tags = comparison.election.tags[contest] { event[.tags] = .tags(tags) }
    event.set(.contestSequence, 1)
    event.set(.since, expected)
    event.set(.message, message)
    let identity = comparison.identity(of: .declarationOverdue, of: contest)
    notices.append(running.identified(event, as: identity))
  }
}

extension Duration {
  /// In whole minutes, such as `45 min` or `2 h 5 min`; nil for less than one.
  fileprivate var inMinutes: String? {
    let minutes = components.seconds / 60
    guard minutes > 0 else { return nil }
    guard minutes >= 60 else { return "\(minutes) min" }
    return "\(minutes / 60) h" + (minutes % 60 > 0 ? " \(minutes % 60) min" : "")
  }
}

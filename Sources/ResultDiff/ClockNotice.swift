internal import ElectionResults

/// Something that the time alone brings about in an election, and the moment when it does.
struct ClockNotice: Sendable, Equatable {
  enum Matter: Sendable, Equatable {
    /// Nil for all regions without a time of their own.
    case pollsClose(region: String?)
    /// The declaration of a contest, which the feed may not have shown yet.
    case overdue(ContestID)
    /// The figures of a contest that is counted.
    case silence(ContestID)
  }

  let matter: Matter
  let time: Timestamp

  /// The contest that it is about; nil for the election or a region.
  var contest: ContestID? {
    switch matter {
    case .pollsClose: nil
    case .overdue(let contest), .silence(let contest): contest
    }
  }
}

extension ResultsComparison {
  /// What the time will bring about, or has and was not told yet, by its moment.
  ///
  /// Whether something was told is looked up in the standing: it is told once, whatever becomes of the clock.
  func notices(after standing: ElectionStanding) -> [ClockNotice] {
    var notices = closures(after: standing)
    if !standing.isComplete {
      notices += overdue(after: standing)
      notices += silences(after: standing)
    }
    return notices.sorted { left, right in
      (left.time, left.contest?.text ?? "") < (right.time, right.contest?.text ?? "")
    }
  }

  /// The identity of a region's close of poll, or of the election's.
  func closureIdentity(in region: String?) -> EventIdentity {
    EventIdentity(
      election: election.id, scope: election.id.text, type: .pollsClosed,
      keyFacts: region.map { [PersonName.folded($0)] } ?? [])
  }

  /// The identity of what the clock tells of a contest.
  func identity(of type: EventType, of contest: ContestID) -> EventIdentity {
    EventIdentity(election: election.id, scope: contest.text, type: type)
  }

  private func closures(after standing: ElectionStanding) -> [ClockNotice] {
    guard let pollsClose = election.pollsClose else { return [] }
    let regions: [(name: String?, time: Timestamp)] = pollsClose.regions.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
    let all = (pollsClose.standard.map { [(nil, $0)] } ?? []) + regions
    return all.compactMap { region, time in
      guard standing.occurrences[closureIdentity(in: region).key] == nil else { return nil }
      return ClockNotice(matter: .pollsClose(region: region), time: time)
    }
  }

  private func overdue(after standing: ElectionStanding) -> [ClockNotice] {
    election.expected.compactMap { contest, time in
      let isAwaited = standing.contests[contest].map(Self.isAwaited) ?? true
      let key = identity(of: .declarationOverdue, of: contest).key
      guard isAwaited, standing.occurrences[key] == nil else { return nil }
      return ClockNotice(matter: .overdue(contest), time: time)
    }
  }

  private func silences(after standing: ElectionStanding) -> [ClockNotice] {
    guard let silentAfter = election.silentAfter else { return [] }
    return standing.contests.values.compactMap { contest in
      guard isCounted(contest), !contest.isSilenceTold, let last = contest.figuresAt else {
        return nil
      }
      return ClockNotice(matter: .silence(contest.contest), time: last + silentAfter)
    }
  }

  /// Whether a declaration is still to come.
  private static func isAwaited(_ contest: ContestStanding) -> Bool {
    contest.outcome == nil && contest.status != .postponed && contest.status != .runoff
  }

  /// Whether figures are there and more are to come. Where a call decides, it ends the watch over the count.
  private func isCounted(_ contest: ContestStanding) -> Bool {
    Self.isAwaited(contest) && contest.hasStarted
      && !(election.flipsOn == .call && contest.called != nil)
  }
}

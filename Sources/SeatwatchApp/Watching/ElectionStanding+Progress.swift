internal import ElectionResults
internal import Polling

extension ElectionStanding {
  /// How far the contests are that a feed gave. Of several feeds, of the standing as that feed has shown it.
  func progress(of feed: FeedID) -> CountProgress {
    contests.values.reduce(into: CountProgress()) { progress, contest in
      guard contest.feed == feed else { return }
      switch contest.stage {
      case .awaiting: progress.awaiting += 1
      case .counting: progress.counting += 1
      case .finished: progress.finished += 1
      case .postponed: break
      }
    }
  }
}

extension ContestStanding {
  fileprivate enum Stage { case awaiting, counting, finished, postponed }

  fileprivate var stage: Stage {
    switch status {
    case .postponed: .postponed
    case .declared, .certified, .runoff: .finished
    case .counting, .recount, .called: outcome == nil ? .counting : .finished
    case .awaiting: outcome != nil ? .finished : hasStarted ? .counting : .awaiting
    }
  }
}

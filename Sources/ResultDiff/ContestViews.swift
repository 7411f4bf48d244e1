internal import ElectionResults

/// What the feeds of an election show of one contest, and the one standing that follows from it.
struct ContestViews {
  /// The feed that decides first.
  private(set) var views: [FeedView]
  private let parties: PartyBook

  /// - Parameters:
  ///   - feeds: In order of precedence.
  ///   - news: What one of them shows now, if that is other than before.
  init(
    of contest: ContestID, in standing: ElectionStanding, by feeds: [FeedID],
    showing news: SnapshotReading.Contest?, parties: PartyBook
  ) {
    self.parties = parties
    views = standing.views(of: contest, by: feeds)
    guard let news else { return }
    let feed = news.new.feed
    let former = views.first { $0.feed == feed }
    var view = FeedView(of: news.new, electedCount: news.electedCount, told: former?.told)
    view.toldCall = former?.toldCall
    if let place = views.firstIndex(where: { $0.feed == feed }) {
      views[place] = view
    } else {
      let rank = feeds.firstIndex(of: feed) ?? -1
      let place = views.firstIndex { (feeds.firstIndex(of: $0.feed) ?? feeds.count) > rank }
      views.insert(view, at: place ?? views.endIndex)
    }
  }

  /// The highest feed that declares; nil while none does.
  var decider: FeedView? { views.first { $0.electedCount > 0 } }

  /// The feed whose figures are the contest's: of those that declare what the highest of them declares, the highest with
  /// all figures. While none declares, the highest with figures, or else with anything to say.
  var base: FeedView? {
    guard let decider else {
      return views.first { $0.standing.hasFigures }
        ?? views.first { $0.standing.status != .awaiting } ?? views.first
    }
    let facts = elected(by: decider).facts
    return views.first { $0.standing.hasAllFigures && elected(by: $0).facts == facts } ?? decider
  }

  /// Whether another feed has counted more votes than the one whose figures are the contest's.
  var isBehind: Bool {
    guard decider == nil, let base else { return false }
    let count = Self.countedVotes(base)
    return views.contains { Self.countedVotes($0) > count }
  }

  private static func countedVotes(_ view: FeedView) -> Int {
    view.standing.candidates.reduce(0) { $0 + ($1.votes ?? 0) }
  }

  func elected(by view: FeedView) -> ElectedParties {
    ElectedParties(of: view.standing, count: view.electedCount, parties: parties)
  }

  /// Notes what has been told of a feed's declaration.
  mutating func note(_ told: ToldSource?, of feed: FeedID) {
    guard let place = views.firstIndex(where: { $0.feed == feed }) else { return }
    views[place].told = told
  }

  /// Notes what has been told of a feed's call.
  mutating func noteCall(_ told: ToldCall?, of feed: FeedID) {
    guard let place = views.firstIndex(where: { $0.feed == feed }) else { return }
    views[place].toldCall = told
  }

  /// Whom a feed calls, as a contest of their own; nobody when it calls none.
  func called(by view: FeedView) -> ElectedParties {
    var standing = view.standing
    standing.candidates = view.calledCandidates
    return ElectedParties(of: standing, count: standing.candidates.count, parties: parties)
  }
}

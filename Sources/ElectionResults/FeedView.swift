/// A contest as one feed of several shows it, and what has been told of how that goes with the others.
package struct FeedView: Sendable, Equatable, Codable {
  /// As read from this feed alone. Its outcome names no events, and what has been told of the contest is not in it.
  package var standing: ContestStanding
  /// What was last told of the feed's declaration; nil while it has made none that any other could go with.
  package var told: ToldSource?
  /// What was last told of the feed's call; nil while it calls nobody.
  package var toldCall: ToldCall?

  package init(standing: ContestStanding, told: ToldSource? = nil, toldCall: ToldCall? = nil) {
    self.standing = standing
    self.told = told
    self.toldCall = toldCall
  }

  package var feed: FeedID { standing.feed }
}

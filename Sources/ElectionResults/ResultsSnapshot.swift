/// All that one answer of a feed says.
package struct ResultsSnapshot: Sendable, Equatable {
  /// The election that the feed says it reports; nil when it does not say.
  package var election: String?
  /// The feed's own time of this state.
  package var generatedAt: Timestamp?
  /// Whether the feed marks its figures as a test.
  package var isTest: Bool
  /// In the order of the feed, which means nothing.
  package var contests: [ContestResult]
  /// News of a feed of items that are not figures of a contest, in the order of the feed.
  package var publishedItems: [PublishedItem]
  /// Where the feed itself says that the next state is to be had, by the name of the part.
  package var nextURLs: [String: String]

  package init(
    election: String? = nil, generatedAt: Timestamp? = nil, isTest: Bool = false,
    contests: [ContestResult], publishedItems: [PublishedItem] = [],
    nextURLs: [String: String] = [:]
  ) {
    self.election = election
    self.generatedAt = generatedAt
    self.isTest = isTest
    self.contests = contests
    self.publishedItems = publishedItems
    self.nextURLs = nextURLs
  }
}

/// All that one snapshot, or the time alone, changes in an election: what is recorded together, or not at all.
package struct ElectionChange: Sendable, Equatable {
  /// The version of the standing that the change was made from.
  package var fromVersion: Int
  /// What is told of the election and of contests that no feed has shown, before the contests.
  package var notices: [IdentifiedEvent]
  /// In the order in which they are told.
  package var contests: [ContestChange]
  /// News that the feed published, told after the contests.
  package var publications: [IdentifiedEvent]
  /// What feeds show by themselves, in an election that has several: only what is other than before.
  package var views: [FeedView]
  /// Whether nothing is kept any more of what feeds showed by themselves, because the election has a single one now.
  package var forgetsViews = false
  /// The standing afterwards; its version is one more.
  package var standing: ElectionStanding

  package init(
    fromVersion: Int, notices: [IdentifiedEvent] = [], contests: [ContestChange],
    publications: [IdentifiedEvent] = [], views: [FeedView] = [], standing: ElectionStanding
  ) {
    self.fromVersion = fromVersion
    self.notices = notices
    self.contests = contests
    self.publications = publications
    self.views = views
    self.standing = standing
  }

  package var events: [Event] {
    notices.map(\.event) + contests.flatMap { $0.events.map(\.event) }
      + publications.map(\.event)
  }
}

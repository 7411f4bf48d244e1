/// All that one snapshot changes in an election: what is recorded together, or not at all.
package struct ElectionChange: Sendable, Equatable {
  /// The version of the standing that the change was made from.
  package var fromVersion: Int
  /// In the order in which they are told.
  package var contests: [ContestChange]
  /// News that the feed published, told after the contests.
  package var publications: [IdentifiedEvent]
  /// The standing afterwards; its version is one more.
  package var standing: ElectionStanding

  package init(
    fromVersion: Int, contests: [ContestChange], publications: [IdentifiedEvent] = [],
    standing: ElectionStanding
  ) {
    self.fromVersion = fromVersion
    self.contests = contests
    self.publications = publications
    self.standing = standing
  }

  package var events: [Event] {
    contests.flatMap { $0.events.map(\.event) } + publications.map(\.event)
  }
}

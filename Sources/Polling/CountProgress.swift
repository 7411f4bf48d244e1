/// How far the counts of a feed's contests are, as far as it decides how fast the feed is polled.
package struct CountProgress: Sendable, Hashable {
  /// For how long after a change more are expected soon, whatever the contests say.
  package static let restlessTime: Duration = .seconds(600)

  /// For how long after the last change an election that is declared in part counts as under way. A contest that was put
  /// off does so not keep the pace up for weeks, and the hours of a night in which nothing is declared do not slow it.
  package static let longestSilence: Duration = .seconds(6 * 3_600)

  /// Contests that are being counted: with figures, or said to be counted, recounted or called, and not declared.
  package var counting: Int
  /// Contests that nothing is known of yet, and that are not put off.
  package var awaiting: Int
  /// Contests that are declared, or finished without anybody elected.
  package var finished: Int

  package init(counting: Int = 0, awaiting: Int = 0, finished: Int = 0) {
    self.counting = counting
    self.awaiting = awaiting
    self.finished = finished
  }

  /// Whether the feed is to be polled fast.
  ///
  /// - Parameter silence: The time since the feed last changed anything; nil when it has not yet.
  package func isRunning(silence: Duration?) -> Bool {
    if counting > 0 { return true }
    guard let silence else { return false }
    let isHalfway = finished > 0 && awaiting > 0
    return silence < (isHalfway ? Self.longestSilence : Self.restlessTime)
  }
}

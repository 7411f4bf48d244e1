/// What an event tells. The raw value is the name in the store, in rules and in deliveries.
package enum EventType: String, Sendable, CaseIterable {
  case countStarted = "count.started"
  case leadChanged = "lead.changed"
  case recountStarted = "recount.started"
  case allocationChanged = "allocation.changed"
  case contestCalled = "contest.called"
  case contestUncalled = "contest.uncalled"
  case contestRunoff = "contest.runoff"
  case contestPostponed = "contest.postponed"
  case resultDeclared = "result.declared"
  case resultCompleted = "result.completed"
  case resultCorrected = "result.corrected"
  case resultRetracted = "result.retracted"
  case seatGained = "seat.gained"
  case seatHeld = "seat.held"
  case seatNew = "seat.new"
  case tallyChanged = "tally.changed"
  case majorityReached = "majority.reached"
  case majorityLost = "majority.lost"
  case electionComplete = "election.complete"
  case itemPublished = "item.published"
  case feedFailing = "feed.failing"
  case feedRecovered = "feed.recovered"
  case feedSuspect = "feed.suspect"
  case feedReleased = "feed.released"

  /// Whether it tells how a feed works, and not what it reports.
  package var isOfFeed: Bool { rawValue.hasPrefix("feed.") }
}

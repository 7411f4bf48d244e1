/// What an event tells. The raw value is the name in the store, in rules and in deliveries.
package enum EventType: String, Sendable, CaseIterable {
  case countStarted = "count.started"
  case leadChanged = "lead.changed"
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
}

/// Who a declared single-seat contest elected, and the events that said so.
package struct Outcome: Sendable, Equatable {
  package var winner: String
  package var party: PartyCode
  package var partyName: String
  /// Winner's votes less the runner-up's in the deciding count; nil without figures.
  package var majority: Int?
  /// The `result.declared` that is in force.
  package var declaration: EventID
  /// The `seat.*` event that is in force.
  package var seatEvent: EventID
  /// The party from which the seat was gained; nil for a hold or a new seat.
  package var gainedFrom: PartyCode?
  /// Whether the figures are all known: of a declaration without them, `result.completed` has been told.
  package var isComplete: Bool

  package init(
    winner: String, party: PartyCode, partyName: String, majority: Int? = nil,
    declaration: EventID, seatEvent: EventID, gainedFrom: PartyCode? = nil, isComplete: Bool
  ) {
    self.winner = winner
    self.party = party
    self.partyName = partyName
    self.majority = majority
    self.declaration = declaration
    self.seatEvent = seatEvent
    self.gainedFrom = gainedFrom
    self.isComplete = isComplete
  }
}

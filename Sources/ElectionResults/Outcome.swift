/// Who a declared contest elected, or whom a call would, and the events that said so.
package struct Outcome: Sendable, Equatable, Codable {
  /// The first elected; in a list contest the first of the lists with seats, which is a party.
  package var winner: String
  package var party: PartyCode
  package var partyName: String
  /// Votes of the last elected less those of the first not elected in the deciding count; nil without figures and in list
  /// contests.
  package var majority: Int?
  /// The `result.declared` that is in force, or the `contest.called` from which the seats followed.
  package var declaration: EventID
  /// The `seat.*` event that is in force, of several the first, told by the call or with the declaration; nil where the
  /// contest fills no seat of its own.
  package var seatEvent: EventID?
  /// The party from which the seat was gained; nil for a hold or a new seat.
  package var gainedFrom: PartyCode?
  /// Whether the figures are all known: of a declaration without them, `result.completed` has been told.
  package var isComplete: Bool
  /// How many of the first candidates, or lists, are elected; of a call how many are called, whatever their places.
  package var electedCount: Int
  /// What each party won and lost in a contest for several seats, by party; empty in a contest for one.
  package var awards: [PartyAward]

  package init(
    winner: String, party: PartyCode, partyName: String, majority: Int? = nil,
    declaration: EventID, seatEvent: EventID?, gainedFrom: PartyCode? = nil, isComplete: Bool,
    electedCount: Int = 1, awards: [PartyAward] = []
  ) {
    self.winner = winner
    self.party = party
    self.partyName = partyName
    self.majority = majority
    self.declaration = declaration
    self.seatEvent = seatEvent
    self.gainedFrom = gainedFrom
    self.isComplete = isComplete
    self.electedCount = electedCount
    self.awards = awards
  }
}

extension Outcome {
  /// Takes over what a call of the same persons has done to the seats.
  package mutating func takeSeats(of called: Outcome) {
    seatEvent = called.seatEvent
    gainedFrom = called.gainedFrom
    awards = called.awards
  }
}

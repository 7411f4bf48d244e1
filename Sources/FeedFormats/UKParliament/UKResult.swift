internal import ElectionResults

/// What a seat's result column says, such as `Con gain from Lab Coop` or `RUK Hold`.
struct UKResult: Equatable {
  /// The abbreviation of the winner's party.
  var winner: String
  /// The abbreviation of the party that held the seat before.
  var holder: String

  /// Reads the text in any letter case; nil for anything else than a hold or a gain.
  init?(_ text: String) {
    if let match = text.wholeMatch(of: /(\S.*?)\s+hold\s*/.ignoresCase()) {
      winner = String(match.1)
      holder = winner
    } else if let match = text.wholeMatch(of: /(\S.*?)\s+gain\s+from\s+(.*?\S)\s*/.ignoresCase()) {
      winner = String(match.1)
      holder = String(match.2)
    } else {
      return nil
    }
  }

  var previous: [StatedParty] {
    [StatedParty(party: PartyReference(abbreviation: holder), seats: 1)]
  }
}

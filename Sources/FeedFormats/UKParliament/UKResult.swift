internal import ElectionResults

/// What a seat's result column says, such as `Con gain from Lab Coop` or `RUK Hold`.
struct UKResult: Equatable {
  /// The abbreviation of the winner's party.
  var winner: String
  /// The abbreviation of the party that held the seat before.
  var holder: String

  /// Reads the text in any letter case; nil for anything else than a hold or a gain.
  init?(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    let folded = words.map { $0.lowercased() }
    if folded.count > 1, folded.last == "hold" {
      winner = words.dropLast().joined(separator: " ")
      holder = winner
    } else if let gain = folded.firstIndex(of: "gain"), gain > 0, words.count > gain + 2,
      folded[gain + 1] == "from"
    {
      winner = words[..<gain].joined(separator: " ")
      holder = words[(gain + 2)...].joined(separator: " ")
    } else {
      return nil
    }
  }

  var previous: [StatedParty] {
    [StatedParty(party: PartyReference(abbreviation: holder), seats: 1)]
  }
}

/// What a mapping file may say of a party in a list contest.
enum ListField: String, MappingField {
  case party
  case partyShort = "party_short"
  case partyID = "party_id"
  case votes, seats

  var sort: MappingSort {
    switch self {
    case .party, .partyShort, .partyID: .text
    case .votes, .seats: .count
    }
  }

  var meaning: String {
    switch self {
    case .party: "The party's name."
    case .partyShort: "The party's short name."
    case .partyID: "The party's registration number."
    case .votes: "Its votes."
    case .seats: "Seats allocated to it so far."
    }
  }
}

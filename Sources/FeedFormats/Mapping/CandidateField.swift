/// What a mapping file may say of a candidate.
enum CandidateField: String, MappingField {
  case id, name, party
  case partyShort = "party_short"
  case partyID = "party_id"
  case votes
  case finalVotes = "final_votes"
  case elected, leading
  case holdsSeat = "holds_seat"
  case previousVotes = "previous_votes"

  var sort: MappingSort {
    switch self {
    case .id, .name, .party, .partyShort, .partyID: .text
    case .votes, .finalVotes, .previousVotes: .count
    case .elected, .leading, .holdsSeat: .truth
    }
  }

  var meaning: String {
    switch self {
    case .id: "What tells the candidate from others. Default: name and party do."
    case .name: "The name in messages. Default: the party's."
    case .party: "The party's name."
    case .partyShort: "The party's short name."
    case .partyID: "The party's registration number."
    case .votes: "Votes, of several counts the first."
    case .finalVotes: "Votes in the deciding count, where there are several."
    case .elected: "Whether the candidate is elected."
    case .leading: "Whether the candidate leads, in a feed without votes."
    case .holdsSeat: "Whether the candidate's party, not the person, holds the seat."
    case .previousVotes: "The party's votes the last time."
    }
  }
}

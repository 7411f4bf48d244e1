/// What a mapping file may say of a contest.
enum ContestField: String, MappingField {
  case id, name, region, kind, seats, weight, status
  case declaresWhen = "declares_when"
  case declaredAt = "declared_at"
  case pollingDay = "polling_day"
  case reporting
  case reportedUnits = "reported_units"
  case allUnits = "all_units"
  case electorate
  case validVotes = "valid_votes"
  case rejectedVotes = "rejected_votes"
  case ballots
  case countKind = "count_kind"
  case test, holder, winner, leader

  var sort: MappingSort {
    switch self {
    case .id, .name, .region, .declaresWhen, .countKind, .holder, .winner, .leader: .text
    case .seats, .reportedUnits, .allUnits, .electorate, .validVotes, .rejectedVotes, .ballots:
      .count
    case .kind: .kind
    case .weight: .decimal
    case .status: .status
    case .declaredAt: .moment
    case .pollingDay: .day
    case .reporting: .percentage
    case .test: .truth
    }
  }

  var meaning: String {
    switch self {
    case .id: "What tells the contest from others, the same in every body."
    case .name: "Its name in messages. Default: the id."
    case .region: "The region, for messages."
    case .kind: "What sort of count it is."
    case .seats: "Seats that it fills. Default: 1."
    case .weight: "What it adds to a tally instead of its seats."
    case .status: "How far it is."
    case .declaresWhen: "Declared as soon as this is there and not false, no or 0."
    case .declaredAt: "When it was declared."
    case .pollingDay: "Polling day, in feeds with several elections."
    case .reporting: "The percentage that is reported."
    case .reportedUnits: "Units that have reported, where the feed gives no percentage."
    case .allUnits: "All units of the contest."
    case .electorate: "Those entitled to vote."
    case .validVotes: "Valid votes."
    case .rejectedVotes: "Rejected votes."
    case .ballots: "Ballot papers counted."
    case .countKind: "What sort of figures these are, in the feed's words."
    case .test: "Whether the figures are a test."
    case .holder: "The party that holds the seat, as the feed states it."
    case .winner: "Who is elected: a candidate's id, name or party."
    case .leader: "Who leads, in a feed without votes: a candidate's id, name or party."
    }
  }
}

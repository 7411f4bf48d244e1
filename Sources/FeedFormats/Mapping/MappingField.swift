internal import ConfigurationText

/// A kind of thing whose fields a mapping file gives.
protocol MappingField: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  var sort: MappingSort { get }
  /// One sentence for the schema.
  var meaning: String { get }
}

extension MappingField {
  /// The keys of all fields, each with a way to its value.
  static var keys: Key<[String: MappingValue]> {
    .several(
      allCases.map {
        (name: $0.rawValue, shape: MappingValue.shape(of: $0.sort), documentation: $0.meaning)
      })
  }

  static func fields(_ values: [String: MappingValue]) -> [Self: MappingValue] {
    Dictionary(
      values.compactMap { name, value in Self(rawValue: name).map { ($0, value) } },
      uniquingKeysWith: { first, _ in first })
  }
}

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

/// What a mapping file may say of a person in a seat of a list.
enum PersonField: String, MappingField {
  case id, name

  var sort: MappingSort { .text }
  var meaning: String {
    switch self {
    case .id: "What tells the person from others."
    case .name: "The name."
    }
  }
}

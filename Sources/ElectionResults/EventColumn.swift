/// The columns of an event: the one vocabulary of the store, rules, templates and deliveries.
///
/// The raw value is the name; the order is that of the table and of deliveries.
package enum EventColumn: String, Sendable, CaseIterable {
  // Identity.
  case sequence, time, type, id
  case contestSequence = "contest_sequence"
  case sourceTime = "source_time"
  case feed, election
  case electionName = "election_name"
  case body, cause, corrects
  case isTest = "is_test"
  case isCatchUp = "is_catch_up"
  // Contest.
  case contest
  case contestName = "contest_name"
  case region, tags, kind, seats, weight, status
  case previousStatus = "previous_status"
  case declaredAt = "declared_at"
  case reportingPercentage = "reporting_pct"
  // Outcome.
  case winner
  case toParty = "to_party"
  case toPartyName = "to_party_name"
  case fromParty = "from_party"
  case fromPartyName = "from_party_name"
  case winnerVotes = "winner_votes"
  case winnerPercentage = "winner_pct"
  case runnerUp = "runner_up"
  case runnerUpParty = "runner_up_party"
  case majority
  case majorityPercentage = "majority_pct"
  case previousMajority = "previous_majority"
  case previousMajorityPercentage = "previous_majority_pct"
  case swing
  case swingFrom = "swing_from"
  case swingTo = "swing_to"
  case electorate
  case turnoutPercentage = "turnout_pct"
  case turnoutChange = "turnout_change"
  case validVotes = "valid_votes"
  case rejectedVotes = "rejected_votes"
  case heldSince = "held_since"
  case isNotional = "is_notional"
  // Correction.
  case wasWinner = "was_winner"
  case wasParty = "was_party"
  case wasMajority = "was_majority"
  // Body.
  case party
  case partyName = "party_name"
  case seatsWon = "seats_won"
  case seatsLeading = "seats_leading"
  case seatsChange = "seats_change"
  case votes
  case votePercentage = "vote_pct"
  case declared, total
  case majorityLine = "majority_line"
  case control
  case previousControl = "previous_control"
  // Operations.
  case message, failures, since
  case httpStatus = "http_status"
  case sink, rule
  // Provenance.
  case sourceURL = "source_url"
  case etag
  case bodySHA256 = "body_sha256"
  // The two long ones stand last, so that a row reads well.
  case changes, candidates

  /// What a column holds.
  package enum Kind: Sendable { case text, integer, real, truth, json, tags }

  package var kind: Kind {
    switch self {
    case .isTest, .isCatchUp, .isNotional: .truth
    case .changes, .candidates: .json
    case .tags: .tags
    case .weight, .reportingPercentage, .winnerPercentage, .majorityPercentage,
      .previousMajorityPercentage, .swing, .turnoutPercentage, .turnoutChange, .votePercentage:
      .real
    case .sequence, .contestSequence, .seats, .winnerVotes, .majority, .previousMajority,
      .electorate, .validVotes, .rejectedVotes, .heldSince, .wasMajority, .seatsWon, .seatsLeading,
      .seatsChange, .votes, .declared, .total, .majorityLine, .failures, .httpStatus:
      .integer
    default: .text
    }
  }
}

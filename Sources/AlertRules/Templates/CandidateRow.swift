/// A candidate of the `candidates` column.
struct CandidateRow: MessageRow {
  private enum CodingKeys: String, CodingKey {
    case name, party, votes, change, elected
    case finalVotes = "final_votes"
    case share = "pct"
  }

  let name: String?
  let party: String?
  let votes: Int?
  let finalVotes: Int?
  let share: Double?
  let change: Double?
  let elected: Bool?

  func value(of member: String) -> Any? {
    switch member {
    case "name": name ?? MessageNull()
    case "party": party ?? MessageNull()
    case "votes": votes.map { MessageInteger($0) } ?? MessageNull()
    case "final_votes": finalVotes.map { MessageInteger($0) } ?? MessageNull()
    case "pct": share.map { MessageDecimal(percentage: $0) } ?? MessageNull()
    case "change": change.map { MessageDecimal(percentage: $0) } ?? MessageNull()
    case "elected": elected ?? MessageNull()
    default: nil
    }
  }
}

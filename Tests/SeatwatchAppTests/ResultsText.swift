/// A body in the format `results-json`.
enum ResultsText {
  /// One contest as it stands in a body.
  struct Contest {
    let id: String
    var status = "awaiting"
    var votes: Int?
    var winner = false
    var declaredAt: String?
  }

  static func body(_ contests: Contest...) -> String { body(contests) }

  static func body(_ contests: [Contest]) -> String {
    let texts = contests.map { contest in
      let votes = contest.votes.map { ", \"votes\": \($0)" } ?? ""
      let elected = contest.winner ? ", \"elected\": true" : ""
      let time = contest.declaredAt.map { "\"declared_at\": \"\($0)\", " } ?? ""
      return """
        {"id": "\(contest.id)", "name": "\(contest.id)", "status": "\(contest.status)", \(time)"candidates": [
          {"id": "a", "name": "Ann", "party": "Lab"\(votes)\(elected)},
          {"id": "b", "name": "Bob", "party": "Con"\(contest.votes == nil ? "" : ", \"votes\": 1")}]}
        """
    }
    return "{\"contests\": [\(texts.joined(separator: ",\n"))]}"
  }
}

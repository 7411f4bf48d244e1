internal import ElectionResults

/// How far a contest is, out of what a report says of itself and of the candidates.
struct NISTStatus {
  let status: ContestStatus

  /// - Parameters:
  ///   - report: The report's own status, such as `unofficial-partial`.
  ///   - isElection: Whether whoever has the most votes wins, unlike where a question is put.
  init(
    of contest: ContestResult, choices: [NISTChoice], report: String?, isElection: Bool
  ) {
    let marks = choices.flatMap { Set($0.statuses) }
    let winners = marks.count { $0 == "winner" }
    let projected = marks.count { $0 == "projected-winner" }
    let hasVotes =
      contest.candidates.contains { ($0.votes ?? 0) > 0 }
      || contest.lists.contains { ($0.votes ?? 0) > 0 }
    if report == "pre-election" {
      status = .awaiting
    } else if winners >= contest.seats {
      status = report == "certified" ? .certified : .declared
    } else if winners == 0, marks.contains("advanced-to-runoff") {
      status = .runoff
    } else if projected > 0, winners + projected >= contest.seats {
      status = .called
    } else if report == "certified", winners + projected == 0, isElection, hasVotes {
      status = .certified
    } else if report == "recount" {
      status = .recount
    } else {
      status = hasVotes ? .counting : .awaiting
    }
  }
}

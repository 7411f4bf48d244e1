package import ElectionResults

/// What is not believed of a snapshot for now: all of it, or one contest while the rest goes through.
package struct Doubt: Sendable, Equatable {
  /// Nil for the whole snapshot.
  package let contest: ContestID?
  /// The contest's name; nil for the whole snapshot.
  package let contestName: String?
  package let reason: DoubtReason
  /// Recognises what is doubted: an answer with the same facts agrees with the one before.
  package let facts: String
  /// What is wrong, for a person.
  package let message: String
  /// The moment from which on answers that say the same agree; nil for any time.
  package private(set) var agreesFrom: Timestamp?

  /// A doubt of a whole snapshot.
  package init(_ reason: DoubtReason, facts: String, message: String) {
    self.init(contest: nil, contestName: nil, reason, facts: facts, message: message)
  }

  init(
    contest: ContestID?, contestName: String?, _ reason: DoubtReason, facts: String, message: String
  ) {
    self.contest = contest
    self.contestName = contestName
    self.reason = reason
    self.facts = facts
    self.message = message
  }
}

extension Doubt {
  /// A doubt of one contest.
  init(_ result: ContestResult, _ reason: DoubtReason, message: String) {
    self.init(
      contest: result.id, contestName: result.name.isEmpty ? nil : result.name, reason,
      facts: Fingerprint.of(result.statedFacts), message: message)
  }

  /// A doubt of a contest's figures, seen before the polls close or since then without any change.
  init(earlyFiguresOf result: ContestResult, facts: String, pollsClose: Timestamp, message: String)
  {
    self.init(
      contest: result.id, contestName: result.name.isEmpty ? nil : result.name, .beforePollsClose,
      facts: facts, message: message)
    agreesFrom = pollsClose
  }
}

extension ContestResult {
  /// Recognises votes, seats and marks, whatever is said beside them.
  var figureFacts: String { Fingerprint.of(contenderFacts) }

  /// All that a feed states of a contest's result, whatever the order of its candidates; not names, shares and formatting.
  fileprivate var statedFacts: [String] {
    let figures = [electorate, validVotes, rejectedVotes, ballots].map(Self.text)
    return [
      isStatusImplied ? "" : status?.rawValue ?? "", declaredAt?.description ?? "",
      contradiction ?? "", countKind ?? "",
    ] + figures + contenderFacts
  }

  /// What a feed states of the candidates and lists: votes, seats and marks.
  private var contenderFacts: [String] {
    let persons = candidates.map { candidate in
      let marks = [candidate.isElected, candidate.isLeading].map { $0.map { "\($0)" } ?? "" }
      return
        ([candidate.id ?? PersonName.folded(candidate.name)]
        + [candidate.votes, candidate.finalVotes].map(Self.text) + marks).joined(separator: "/")
    }
    let parties = lists.map { list in
      [
        list.party.name ?? list.party.abbreviation ?? "", Self.text(list.votes),
        Self.text(list.seats),
      ].joined(separator: "/")
    }
    return persons.sorted() + parties.sorted()
  }

  private static func text(_ number: Int?) -> String { number.map { String($0) } ?? "" }
}

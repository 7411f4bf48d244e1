internal import ElectionResults

/// A figure of a declared result that the feed states otherwise than before.
struct FigureChange: Equatable {
  let field: String
  /// JSON text.
  let was: String
  let now: String
  /// What tells the change apart in an event's identity: field, was and now without the spelling of a name.
  let keyFacts: [String]

  /// What makes a correction: who is elected and for which party, then the figures in the order of the candidates, then
  /// those of the contest.
  ///
  /// A figure that was not stated before, or is not stated now, is no change; nor are shares, spelling, order and
  /// formatting, which never get here.
  ///
  /// - Parameters:
  ///   - old: A declared contest.
  ///   - new: The same contest, still declared.
  ///   - parties: The book by which a stored party may have another code now.
  static func changes(
    from old: ContestStanding, to new: ContestStanding, parties: PartyBook
  ) -> [FigureChange] {
    let matching = CandidateMatching(of: new.candidates, with: old.candidates)
    var changes = outcome(
      from: old, to: new, isSamePerson: matching.counterpart(ofNew: 0) == 0, parties: parties)
    func compare(_ field: String, of name: String? = nil, _ before: Int?, _ after: Int?) {
      guard let before, let after, before != after else { return }
      let (was, now) = (String(before), String(after))
      let fact = name.map { field + "/" + PersonName.folded($0) } ?? field
      changes.append(
        FigureChange(
          field: name.map { field + "/" + $0 } ?? field, was: was, now: now,
          keyFacts: [fact, was, now]))
    }
    for (position, candidate) in new.candidates.enumerated() {
      guard let place = matching.counterpart(ofNew: position) else { continue }
      let before = old.candidates[place]
      compare("votes", of: candidate.name, before.votes, candidate.votes)
      compare("final_votes", of: candidate.name, before.finalVotes, candidate.finalVotes)
    }
    compare("valid_votes", old.validVotes, new.validVotes)
    compare("rejected_votes", old.rejectedVotes, new.rejectedVotes)
    compare("electorate", old.electorate, new.electorate)
    return changes
  }

  /// Another winner, or the same person now shown for another party, which changes whose seat it is.
  private static func outcome(
    from old: ContestStanding, to new: ContestStanding, isSamePerson: Bool, parties: PartyBook
  ) -> [FigureChange] {
    guard let was = old.candidates.first, let now = new.candidates.first else { return [] }
    if !isSamePerson {
      let facts = ["elected", PersonName.folded(was.name), PersonName.folded(now.name)]
      return [text("elected", was: was.name, now: now.name, facts)]
    }
    guard !parties.areOne(was.party, now.party) else { return [] }
    let facts = [was.party.text, now.party.text].map { $0.lowercased() }
    let person = "party/" + PersonName.folded(now.name)
    return [
      text("party/" + now.name, was: was.party.text, now: now.party.text, [person] + facts)
    ]
  }

  private static func text(
    _ field: String, was: String, now: String, _ keyFacts: [String]
  ) -> FigureChange {
    FigureChange(
      field: field, was: JSONText.string(was), now: JSONText.string(now), keyFacts: keyFacts)
  }

  var json: String {
    JSONText.object([("field", JSONText.string(field)), ("was", was), ("now", now)])
  }

  /// The `changes` column of at most `limit` bytes: the ones beyond it are left out, and `others` says how many they are.
  static func json(_ changes: [FigureChange], limit: Int) -> String {
    var size = 64
    let kept = changes.map(\.json).prefix { json in
      size += json.utf8.count + 1
      return size <= limit
    }
    guard kept.count < changes.count else { return JSONText.array(kept) }
    let count = String(changes.count - kept.count)
    let others = JSONText.object([
      ("field", JSONText.string("others")), ("was", "null"), ("now", count),
    ])
    return JSONText.array(kept + [others])
  }
}

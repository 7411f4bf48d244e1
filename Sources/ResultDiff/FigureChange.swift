internal import ElectionResults

/// A figure of a declared result that the feed states otherwise than before.
struct FigureChange: Equatable {
  let field: String
  /// JSON text.
  let was: String
  let now: String
  /// What tells the change apart in an event's identity: field, was and now without the spelling of a name.
  let keyFacts: [String]
  /// Whether an independent is elected now or was before: those are persons.
  var isOfIndependent = false

  /// What makes a correction: who is elected and for which party, then the figures in the order of the candidates, then
  /// those of the contest.
  ///
  /// A figure that was not stated before, or is not stated now, is no change; nor are shares, spelling, order and
  /// formatting, which never get here.
  ///
  /// - Parameters:
  ///   - old: A declared contest.
  ///   - new: The same contest, still declared.
  ///   - electedCount: How many of the first candidates of `new` are elected.
  ///   - parties: The book by which a stored party may have another code now.
  static func changes(
    from old: ContestStanding, to new: ContestStanding, electedCount: Int, parties: PartyBook
  ) -> [FigureChange] {
    let matching = CandidateMatching(of: new.candidates, with: old.candidates)
    var changes =
      new.isList
      ? seats(from: old, to: new, matching)
      : elected(from: old, to: new, electedCount, matching)
        + partiesOfElected(from: old, to: new, electedCount, matching, parties)
    for (position, candidate) in new.candidates.enumerated() {
      guard let place = matching.counterpart(ofNew: position) else { continue }
      let before = old.candidates[place]
      changes += figure("votes", of: candidate.name, before.votes, candidate.votes)
      changes += figure("final_votes", of: candidate.name, before.finalVotes, candidate.finalVotes)
    }
    changes += figure("valid_votes", old.validVotes, new.validVotes)
    changes += figure("rejected_votes", old.rejectedVotes, new.rejectedVotes)
    changes += figure("electorate", old.electorate, new.electorate)
    return changes
  }

  private static func figure(
    _ field: String, of name: String? = nil, _ before: Int?, _ after: Int?
  ) -> [FigureChange] {
    guard let before, let after, before != after else { return [] }
    let (was, now) = (String(before), String(after))
    let fact = name.map { field + "/" + PersonName.folded($0) } ?? field
    return [
      FigureChange(
        field: name.map { field + "/" + $0 } ?? field, was: was, now: now,
        keyFacts: [fact, was, now])
    ]
  }

  /// Those who are elected instead of others, in their order.
  private static func elected(
    from old: ContestStanding, to new: ContestStanding, _ count: Int, _ matching: CandidateMatching
  ) -> [FigureChange] {
    let before = 0..<min(old.outcome?.electedCount ?? 1, old.candidates.count)
    let stay = Set((0..<count).compactMap { matching.counterpart(ofNew: $0) })
    let gone = before.filter { !stay.contains($0) }.map { old.candidates[$0] }
    let come = (0..<count).filter { position in
      !(matching.counterpart(ofNew: position).map(before.contains) ?? false)
    }.map { new.candidates[$0] }
    return (0..<max(gone.count, come.count)).map { index in
      let was = index < gone.count ? gone[index] : nil
      let now = index < come.count ? come[index] : nil
      let facts = ["elected"] + [was, now].map { $0.map { PersonName.folded($0.name) } ?? "" }
      var change = text("elected", was: was?.name, now: now?.name, facts)
      change.isOfIndependent = was?.party == .independent || now?.party == .independent
      return change
    }
  }

  /// The same persons elected, now shown for another party, which changes whose seats they are.
  private static func partiesOfElected(
    from old: ContestStanding, to new: ContestStanding, _ count: Int, _ matching: CandidateMatching,
    _ book: PartyBook
  ) -> [FigureChange] {
    (0..<count).compactMap { position in
      let before = old.outcome?.electedCount ?? 1
      guard let place = matching.counterpart(ofNew: position), place < before else { return nil }
      let (was, now) = (old.candidates[place], new.candidates[position])
      guard !book.areOne(was.party, now.party) else { return nil }
      let facts = [was.party.text, now.party.text].map { $0.lowercased() }
      return text(
        "party/" + now.name, was: was.party.text, now: now.party.text,
        ["party/" + PersonName.folded(now.name)] + facts)
    }
  }

  /// The seats of lists.
  private static func seats(
    from old: ContestStanding, to new: ContestStanding, _ matching: CandidateMatching
  ) -> [FigureChange] {
    let stated = new.candidates.enumerated().flatMap { position, list in
      let before = matching.counterpart(ofNew: position).map { old.candidates[$0] }
      return figure("seats", of: list.name, before?.list?.seats ?? 0, list.list?.seats)
    }
    return stated
      + matching.unmatchedOld.flatMap { place in
        figure("seats", of: old.candidates[place].name, old.candidates[place].list?.seats, 0)
      }
  }

  private static func text(
    _ field: String, was: String?, now: String?, _ keyFacts: [String]
  ) -> FigureChange {
    FigureChange(
      field: field, was: was.map(JSONText.string) ?? "null",
      now: now.map(JSONText.string) ?? "null", keyFacts: keyFacts)
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

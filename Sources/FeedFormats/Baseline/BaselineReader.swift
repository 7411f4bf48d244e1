package import ElectionResults

/// Makes the baseline of an election from a CSV file of its own, or from an earlier results file of any feed format.
package enum BaselineReader {
  /// Reads a baseline CSV: one row per contest and party, its columns named in a header, in any order.
  ///
  /// - Parameter parties: Where the party column is looked up; a party not in it keeps its own name.
  /// - Throws: ``BaselineFailures`` with every row that cannot be used and its line.
  package static func baseline(
    csv bytes: [UInt8], parties: PartyBook
  ) throws(BaselineFailures) -> Baseline {
    var contests = BaselineContests(parties: parties)
    var failures: [DecodingFailure] = []
    do throws(DecodingFailure) {
      let rows = try CSVReader.rows(of: bytes, part: nil)
      let columns = try BaselineColumn.positions(in: rows[0])
      for row in rows.dropFirst() {
        do throws(DecodingFailure) {
          try add(row, under: rows[0], columns, to: &contests)
        } catch {
          failures.append(error)
        }
      }
    } catch {
      failures.append(error)
    }
    guard failures.isEmpty else { throw BaselineFailures(failures: failures) }
    return Baseline(contests.results)
  }

  private static func add(
    _ row: CSVRow, under header: CSVRow, _ columns: [BaselineColumn: Int],
    to contests: inout BaselineContests
  ) throws(DecodingFailure) {
    guard row.fields.count == header.fields.count else {
      throw DecodingFailure(
        place: .line(row.line, column: nil),
        what: "a row of \(row.fields.count) fields under a header of \(header.fields.count)",
        remedy: "every row has as many fields as the header")
    }
    try contests.add(BaselineRow(row: row, positions: columns))
  }

  /// Makes a baseline of the results of an earlier election: whoever was elected holds a seat.
  ///
  /// A declared contest for one seat without any mark was won by the most votes of the deciding count; one that is not
  /// declared, or a tie without a mark, names no holder. In a list contest the lists held the seats allocated to them.
  package static func baseline(from snapshot: ResultsSnapshot, parties: PartyBook) -> Baseline {
    Baseline(
      snapshot.contests.map { contest in
        let entries =
          contest.lists.isEmpty
          ? candidates(of: contest, parties: parties) : lists(of: contest, parties: parties)
        return PreviousResult(
          contest: contest.id, contestName: contest.name, entries: entries,
          electorate: contest.electorate, statedValidVotes: contest.validVotes)
      })
  }

  private static func candidates(
    of contest: ContestResult, parties: PartyBook
  ) -> [PreviousResult.Entry] {
    let winners = winners(of: contest)
    return contest.candidates.enumerated().map { index, candidate in
      let isElected = winners.contains(index)
      return PreviousResult.Entry(
        party: parties.code(for: candidate.party), seats: isElected ? 1 : 0,
        votes: candidate.votes, finalVotes: candidate.finalVotes,
        member: isElected ? candidate.name : nil)
    }
  }

  private static func lists(
    of contest: ContestResult, parties: PartyBook
  ) -> [PreviousResult.Entry] {
    contest.lists.map { list in
      PreviousResult.Entry(
        party: parties.code(for: list.party), seats: list.seats ?? 0, votes: list.votes)
    }
  }

  private static func winners(of contest: ContestResult) -> [Int] {
    let candidates = contest.candidates
    let marked = candidates.indices.filter { candidates[$0].isElected == true }
    guard contest.seats <= 1 else { return marked }
    if let first = marked.first { return [first] }
    guard contest.status?.isDeclared == true else { return [] }
    let votes = candidates.map { $0.finalVotes ?? $0.votes ?? 0 }
    guard let most = votes.max(), most > 0, votes.count(where: { $0 == most }) == 1 else {
      return []
    }
    return candidates.indices.filter { votes[$0] == most }
  }
}

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

  /// Makes a baseline of the results of an earlier election: who was elected holds the seat.
  ///
  /// A declared contest without any mark was won by the most votes of the deciding count; one that is not declared, or
  /// a tie without a mark, names no holder.
  package static func baseline(from snapshot: ResultsSnapshot, parties: PartyBook) -> Baseline {
    Baseline(
      snapshot.contests.map { contest in
        let winner = winner(of: contest)
        let entries = contest.candidates.enumerated().map { index, candidate in
          PreviousResult.Entry(
            party: parties.code(for: candidate.party), seats: index == winner ? 1 : 0,
            votes: candidate.votes, member: index == winner ? candidate.name : nil)
        }
        return PreviousResult(
          contest: contest.id, contestName: contest.name, entries: entries,
          electorate: contest.electorate, statedValidVotes: contest.validVotes)
      })
  }

  private static func winner(of contest: ContestResult) -> Int? {
    let candidates = contest.candidates
    if let marked = candidates.firstIndex(where: { $0.isElected == true }) { return marked }
    guard contest.status?.isDeclared == true else { return nil }
    let votes = candidates.map { $0.finalVotes ?? $0.votes ?? 0 }
    guard let most = votes.max(), most > 0, votes.count(where: { $0 == most }) == 1 else {
      return nil
    }
    return votes.firstIndex(of: most)
  }
}

internal import ElectionResults

/// The latest polling day of each contest, over all files of a snapshot.
struct UKPollingDays {
  private var days: [ContestID: Int] = [:]

  init(of files: [UKFile]) throws(DecodingFailure) {
    for file in files {
      for row in file.rows {
        guard let day = try row.pollingDay(), let contest = row.text(.contest) else { continue }
        days[ContestID(contest), default: day] = max(days[ContestID(contest)] ?? day, day)
      }
    }
  }

  /// Whether a row belongs to an earlier by-election than the contest's latest.
  func isSuperseded(_ row: UKRow, of contest: ContestID) throws(DecodingFailure) -> Bool {
    guard let day = try row.pollingDay(), let latest = days[contest] else { return false }
    return day < latest
  }
}

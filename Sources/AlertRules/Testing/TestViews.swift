internal import ConfigurationText
internal import ElectionResults

/// The rows of the views that a test has, and what of them cannot be.
enum TestViews {
  /// A contest of an election; nil for the election of the event.
  struct ContestKey: Hashable {
    let election: ElectionID?
    let contest: ContestID

    init(_ row: TestRow) {
      election = row.identifier("election")
      contest = row.identifier("contest") ?? ""
    }
  }

  /// Reports a second row of a contest, and candidates in an order that no standing has.
  static func check(
    results: [TestRow], candidates: [TestRow], into diagnostics: inout Diagnostics
  ) {
    checkOnce(results, by: "contest", into: &diagnostics)
    let declared = Set(results.filter(isDeclared).map(ContestKey.init))
    let contests = Dictionary(grouping: candidates, by: ContestKey.init)
    for row in results where row.text("winner") != nil && row.text("to_party") == nil {
      if contests[ContestKey(row)] == nil {
        diagnostics.error(at: row.place, "a row with a `winner` has the party too, as `to_party`")
      }
    }
    for (contest, rows) in contests.sorted(by: { $0.value[0].place < $1.value[0].place }) {
      checkOrder(of: rows, isDeclared: declared.contains(contest), into: &diagnostics)
    }
  }

  /// Whether a row of `results` says who has won.
  static func isDeclared(_ row: TestRow) -> Bool {
    row.text("winner") != nil || row.text("to_party") != nil
  }

  /// Reports rows of an election that have one name.
  static func checkOnce(
    _ rows: [TestRow], by column: String, into diagnostics: inout Diagnostics
  ) {
    var seen: Set<[String]> = []
    for row in rows {
      guard let name = row.text(column) else { continue }
      let key = [row.text("election") ?? "", name].map { $0.lowercased() }
      if !seen.insert(key).inserted {
        diagnostics.error(at: row.place, "the \(column) \"\(name)\" has a row already")
      }
    }
  }

  private static func checkOrder(
    of rows: [TestRow], isDeclared: Bool, into diagnostics: inout Diagnostics
  ) {
    var isElectedBefore = true
    for (index, row) in rows.enumerated() {
      if let position = row.integer("position"), position != index + 1 {
        diagnostics.error(
          at: row.place,
          "candidates of a contest stand by their position, and this one is at \(index + 1)")
      }
      if row.truth("elected") == true, !isElectedBefore {
        diagnostics.error(at: row.place, "the elected of a contest stand before the others")
      }
      isElectedBefore = isElectedBefore && row.truth("elected") != false
    }
    let isElected =
      rows.contains { $0.truth("elected") == true }
      || isDeclared && rows.contains { $0.truth("elected") != false }
    guard !isElected, let first = rows.first(where: { $0.truth("elected") == false }) else {
      return
    }
    diagnostics.error(
      at: first.place,
      isDeclared
        ? "`results` has the contest with a winner, and nobody here is elected"
        : "nobody is elected in a contest that is not declared, and `elected` is NULL there")
  }
}

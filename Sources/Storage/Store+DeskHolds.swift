internal import ElectionResults
internal import GRDB

extension Store {
  /// Holds a contest from now on: what is still to be sent of it, or follows from it, is withheld.
  ///
  /// A delivery that is on its way this moment may still arrive, and is then noted as delivered.
  ///
  /// - Parameter action: With its election and contest.
  /// - Returns: The action's number and how many deliveries are withheld; nil when the contest is held already.
  package func hold(_ action: DeskAction) async throws -> (number: Int, withheld: Int)? {
    try await write { database in
      let contest = [action.election?.text, action.contest?.text]
      let held = try DeskActionTable.actions(
        where: "kind = 'hold' AND undone_at IS NULL AND election = ? AND contest = ?",
        StatementArguments(contest), in: database)
      guard held.isEmpty else { return nil }
      let number = try DeskActionTable.insert(action, in: database)
      try database.execute(
        sql: """
          UPDATE deliveries SET state = 'withheld', digest = NULL
          WHERE state IN ('waiting', 'collected') AND alert IN (SELECT a.id FROM alerts AS a
            WHERE \(Self.isOfContest) AND a.kind IN ('alert', 'follow_up'))
          """, arguments: StatementArguments(contest + contest))
      return (number, database.changesCount)
    }
  }

  /// Whether an alert `a` is of a contest, or of the body because of the contest. Takes election and contest, twice.
  private static let isOfContest = """
    (a.election = ? AND a.contest = ?
      OR a.contest IS NULL AND a.cause IN (SELECT id FROM events WHERE election = ? AND contest = ?))
    """

  /// Ends the hold of a contest: what was withheld is sent, but for what was taken back meanwhile, which is cancelled
  /// together with the news that it was.
  ///
  /// - Parameters:
  ///   - action: The hold.
  ///   - undoing: Who ends it, why and when.
  package func endHold(
    _ action: DeskAction, _ undoing: DeskAction.Undoing
  ) async throws -> (sent: Int, cancelled: Int) {
    try await write { database in
      try DeskActionTable.requestUndoing(action.number, undoing, in: database)
      let contest = [action.election?.text, action.contest?.text]
      let withheld = try AlertTable.told(
        where: "d.state = 'withheld' AND \(Self.isOfContest)",
        StatementArguments(contest + contest), in: database)
      var counts = (sent: 0, cancelled: 0)
      for told in withheld {
        let isSent = try Self.stands(told, in: database)
        try database.execute(
          sql: """
            UPDATE deliveries SET state = ?1, finished_at = ?2, first_due_at = ?3, due_at = ?3
            WHERE alert = ?4 AND sink = ?5
            """,
          arguments: [
            isSent ? "waiting" : "cancelled",
            isSent ? nil : StoredTime.text(undoing.requestedAt),
            StoredTime.text(undoing.requestedAt), told.alert.id.text, told.sink.text,
          ])
        if isSent { counts.sent += 1 } else { counts.cancelled += 1 }
      }
      return counts
    }
  }

  /// Whether what was withheld is still to be told: an alert unless its event was taken back, and the news of a correction
  /// if the sink has heard, or will hear, of what is corrected.
  private static func stands(_ told: ToldAlert, in database: Database) throws -> Bool {
    guard told.alert.kind == .followUp else {
      return try Bool.fetchOne(
        database,
        sql: """
          SELECT NOT EXISTS (SELECT 1 FROM events WHERE corrects = ?1
              AND (type LIKE 'seat.%' OR type LIKE 'control.%' OR type = 'outcome.certain'
                OR type IN ('result.retracted', 'contest.uncalled')))
            AND NOT EXISTS (SELECT 1 FROM events WHERE corrects = ?2
              AND type IN ('result.retracted', 'contest.uncalled'))
          """, arguments: [told.alert.event.text, told.alert.cause?.text]) ?? true
    }
    return try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM events AS e
            JOIN alerts AS a ON a.event = e.corrects OR a.cause = e.corrects
            JOIN deliveries AS d ON d.alert = a.id
          WHERE e.id = ? AND d.sink = ? AND a.id <> ?
            AND d.state IN ('waiting', 'delivered', 'collected', 'digested'))
        """, arguments: [told.alert.event.text, told.sink.text, told.alert.id.text]) ?? false
  }

  /// Silences a rule from now on until the action's end.
  ///
  /// - Returns: The action's number.
  package func silence(_ action: DeskAction) async throws -> Int {
    try await write { try DeskActionTable.insert(action, in: $0) }
  }

  /// A number that is another whenever the desk has done something that deliveries or rules depend on.
  package func deskVersion() async throws -> Int {
    try await read { try Self.deskVersion(in: $0) }
  }

  static func deskVersion(in database: Database) throws -> Int {
    try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) + count(applied_at) + count(undone_at) FROM desk_actions
        WHERE kind IN ('hold', 'silence', 'withdraw')
        """) ?? 0
  }
}

internal import ElectionResults
internal import GRDB

/// What the desk did by hand: rows are added and completed, and never removed.
enum DeskActionTable {
  private static let columns = """
    action, kind, election, contest, rule, alert, details, why, by, requested_at, applied_at, \
    refused_at, outcome, ends_at, undo_why, undo_by, undo_requested_at, undone_at, undo_refused_at, \
    undo_outcome
    """

  /// Adds an action, and returns its number.
  static func insert(_ action: DeskAction, in database: Database) throws -> Int {
    try database.cachedStatement(
      sql: """
        INSERT INTO desk_actions (kind, election, contest, rule, alert, details, why, by, requested_at,
          applied_at, outcome, ends_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      action.kind.rawValue, action.election?.text, action.contest?.text, action.rule?.text,
      action.alert?.text, action.details, action.why, action.by,
      StoredTime.text(action.requestedAt), action.appliedAt.map(StoredTime.text), action.outcome,
      action.endsAt.map(StoredTime.text),
    ])
    return Int(database.lastInsertedRowID)
  }

  /// The actions that an SQL condition selects, oldest first.
  static func actions(
    where condition: String, _ arguments: StatementArguments = [], in database: Database
  ) throws -> [DeskAction] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: "SELECT \(columns) FROM desk_actions WHERE \(condition) ORDER BY action"),
      arguments: arguments)
    var actions: [DeskAction] = []
    while let row = try rows.next() {
      if let action = action(row) { actions.append(action) }
    }
    return actions
  }

  static func apply(
    _ number: Int, at time: Timestamp, outcome: String?, in database: Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE desk_actions SET applied_at = ?, outcome = ?
        WHERE action = ? AND applied_at IS NULL
        """, arguments: [StoredTime.text(time), outcome, number])
  }

  /// Notes that an action cannot be done, and is not to be tried again.
  static func refuse(
    _ number: Int, at time: Timestamp, outcome: String, in database: Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE desk_actions SET refused_at = ?, outcome = ?
        WHERE action = ? AND applied_at IS NULL AND refused_at IS NULL
        """, arguments: [StoredTime.text(time), outcome, number])
  }

  /// Notes that an action cannot be undone, as it was asked for.
  static func refuseUndoing(
    _ number: Int, at time: Timestamp, outcome: String, in database: Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE desk_actions SET undo_refused_at = ?, undo_outcome = ?
        WHERE action = ? AND undo_requested_at IS NOT NULL AND undone_at IS NULL
          AND undo_refused_at IS NULL
        """, arguments: [StoredTime.text(time), outcome, number])
  }

  static func requestUndoing(
    _ number: Int, _ undoing: DeskAction.Undoing, in database: Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE desk_actions SET undo_why = ?, undo_by = ?, undo_requested_at = ?, undone_at = ?,
          undo_refused_at = NULL, undo_outcome = ?
        WHERE action = ? AND (undo_requested_at IS NULL OR undo_refused_at IS NOT NULL)
        """,
      arguments: [
        undoing.why, undoing.by, StoredTime.text(undoing.requestedAt),
        undoing.undoneAt.map(StoredTime.text), undoing.outcome, number,
      ])
  }

  static func undo(
    _ number: Int, at time: Timestamp, outcome: String?, in database: Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE desk_actions SET undone_at = ?, undo_outcome = ?
        WHERE action = ? AND undone_at IS NULL
        """, arguments: [StoredTime.text(time), outcome, number])
  }

  private static func action(_ row: Row) -> DeskAction? {
    var reader = RowReader(row)
    let number = reader.integer()
    guard let kind = DeskAction.Kind(rawValue: reader.text()) else { return nil }
    let (election, contest): (ElectionID?, ContestID?) = (
      reader.optionalIdentifier(), reader.optionalIdentifier()
    )
    let (rule, alert): (RuleID?, AlertID?) = (
      reader.optionalIdentifier(), reader.optionalIdentifier()
    )
    var action = DeskAction(
      kind, election: election, contest: contest, rule: rule, alert: alert,
      details: reader.optionalText(), why: reader.text(), by: reader.optionalText(),
      requestedAt: reader.time(), appliedAt: reader.optionalTime())
    action.number = number
    action.refusedAt = reader.optionalTime()
    action.outcome = reader.optionalText()
    action.endsAt = reader.optionalTime()
    let (why, by) = (reader.optionalText(), reader.optionalText())
    let (requestedAt, undoneAt) = (reader.optionalTime(), reader.optionalTime())
    let (refusedAt, outcome) = (reader.optionalTime(), reader.optionalText())
    if let why, let requestedAt {
      action.undoing = DeskAction.Undoing(
        why: why, by: by, requestedAt: requestedAt, undoneAt: undoneAt, refusedAt: refusedAt,
        outcome: outcome)
    }
    return action
  }
}

internal import ElectionResults
internal import GRDB

/// The table of the log: its columns are those of ``EventColumn``, under their names and in their order.
enum EventTable {
  /// `candidates` and `changes` together, in bytes; what makes events shortens them to this.
  static let longestJSON = 96 * 1024

  /// The columns as a list for SELECT and INSERT.
  static let columnList = EventColumn.allCases.map { name($0) }.joined(separator: ", ")

  static let creation: String = {
    let columns = EventColumn.allCases.map { "  " + definition(of: $0) }
    let bound =
      "  CHECK (coalesce(length(CAST(changes AS BLOB)), 0)"
      + " + coalesce(length(CAST(candidates AS BLOB)), 0) <= \(longestJSON))"
    return "CREATE TABLE events (\n" + (columns + [bound]).joined(separator: ",\n") + "\n) STRICT"
  }()

  /// The name in double quotes, because some are words of SQL in one version or another.
  static func name(_ column: EventColumn) -> String { "\"\(column.rawValue)\"" }

  private static func definition(of column: EventColumn) -> String {
    let name = name(column)
    switch column {
    case .sequence: return "\(name) INTEGER PRIMARY KEY"
    case .id: return "\(name) TEXT NOT NULL UNIQUE"
    case .time, .type: return "\(name) TEXT NOT NULL"
    default: break
    }
    switch column.kind {
    case .text: return "\(name) TEXT" + (isIdentifier(column) ? " COLLATE NOCASE" : "")
    case .integer: return "\(name) INTEGER"
    case .real: return "\(name) REAL"
    case .truth: return "\(name) INTEGER CHECK (\(name) IN (0, 1))"
    case .json: return "\(name) TEXT CHECK (\(name) IS NULL OR json_valid(\(name)))"
    case .tags: return "\(name) TEXT CHECK (\(name) = ',' OR \(name) LIKE ',%,')"
    }
  }

  /// Identifiers are equal when they differ in letter case only, in rules as in the program.
  private static func isIdentifier(_ column: EventColumn) -> Bool {
    switch column {
    case .feed, .election, .contest, .toParty, .fromParty, .runnerUpParty, .swingFrom, .swingTo,
      .wasParty, .party, .control, .previousControl, .sink, .rule:
      true
    default: false
    }
  }

  static func insert(_ event: Event, into database: Database) throws {
    let marks = EventColumn.allCases.map { _ in "?" }.joined(separator: ", ")
    let sql = "INSERT INTO events (\(columnList)) VALUES (\(marks))"
    let values = EventColumn.allCases.map { event[$0].map(databaseValue) ?? .null }
    try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
  }

  /// The events that a query selects by ``columnList``.
  static func events(
    _ database: Database, _ sql: String, _ arguments: StatementArguments
  ) throws -> [Event] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(sql: "SELECT \(columnList) FROM events " + sql),
      arguments: arguments)
    var events: [Event] = []
    while let row = try rows.next() { events.append(event(row)) }
    return events
  }

  private static func event(_ row: Row) -> Event {
    var values: [EventColumn: EventValue] = [:]
    for (position, column) in EventColumn.allCases.enumerated()
    where !row.hasNull(atIndex: position) {
      values[column] = value(row, position, column.kind)
    }
    return Event(values)
  }

  private static func value(_ row: Row, _ position: Int, _ kind: EventColumn.Kind) -> EventValue {
    switch kind {
    case .text: .text(row[position])
    case .integer: .integer(row[position])
    case .real: .real(row[position])
    case .truth: .truth(row[position])
    case .json: .json(row[position])
    case .tags: .tags((row[position] as String).split(separator: ",").map(String.init))
    }
  }

  private static func databaseValue(_ value: EventValue) -> DatabaseValue {
    switch value {
    case .text(let text), .json(let text): text.databaseValue
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .truth(let value): (value ? 1 : 0).databaseValue
    case .tags(let tags): tags.reduce(",") { $0 + $1 + "," }.databaseValue
    }
  }
}

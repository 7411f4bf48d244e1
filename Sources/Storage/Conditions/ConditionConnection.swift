internal import CSQLite
internal import ElectionResults

/// A connection that reads the store for conditions and can do nothing else. For one thread at a time.
final class ConditionConnection {
  /// How long a condition may take for one event.
  static let timeLimit = Duration.milliseconds(50)

  private let connection: OpaquePointer
  /// Whether its views show tests, and else what is real.
  private let isOfTests: Bool
  private let scope = ConditionScope()
  /// Prepared once and kept, by their SQL.
  private var statements: [String: OpaquePointer] = [:]

  /// Opens the store's file, or with nil a store in memory that has no rows.
  ///
  /// - Parameter isOfTests: Whether the events to judge are of tests, for which the views show nothing else.
  init(path: String?, isOfTests: Bool = false) throws(StoreError) {
    self.isOfTests = isOfTests
    var opened: OpaquePointer?
    let mode = path == nil ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY : SQLITE_OPEN_READONLY
    let code = sqlite3_open_v2(path ?? ":memory:", &opened, mode | SQLITE_OPEN_NOMUTEX, nil)
    guard let opened else {
      throw .failed(path: path ?? ":memory:", reason: "out of memory")
    }
    connection = opened
    do throws(ConditionError) {
      guard code == SQLITE_OK else { throw ConditionError(message) }
      try setUp(isEmpty: path == nil)
    } catch {
      throw .failed(path: path ?? ":memory:", reason: error.message)
    }
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(connection)
  }

  private var message: String { String(cString: sqlite3_errmsg(connection)) }

  private func setUp(isEmpty: Bool) throws(ConditionError) {
    sqlite3_busy_timeout(connection, 1000)
    if isEmpty {
      for statement in StoreSchema.first { try execute(statement) }
    }
    let codes = [
      csqlite_disable_double_quoted_strings(connection), csqlite_set_defensive(connection),
      csqlite_distrust_schema(connection), csqlite_disable_extensions(connection),
    ]
    let isLocked = codes.allSatisfy { $0 == SQLITE_OK }
    guard isLocked, ConditionFunctions.define(on: connection, scope) else {
      throw ConditionError("SQLite cannot be locked down: \(message)")
    }
    for view in asOfViews { try execute(view) }
    // A table function comes into being when it is first used, which the guard would take for making a table.
    try execute("SELECT 1 FROM json_each('[]')")
    scope.tables = try tableNames()
    ConditionGuard.install(on: connection, scope)
    scope.isGuarded = true
    setLimits()
    let context = Unmanaged.passUnretained(scope).toOpaque()
    sqlite3_progress_handler(
      connection, 1000,
      { context in
        guard let context else { return 1 }
        let scope = Unmanaged<ConditionScope>.fromOpaque(context).takeUnretainedValue()
        return ContinuousClock.now > scope.deadline ? 1 : 0
      }, context)
  }

  /// Temporary views, which a connection may have that only reads; they hide those of the file.
  private var asOfViews: [String] {
    let kind = isOfTests ? "is_test = 1" : "is_test IS NOT 1"
    return [
      "CREATE TEMP VIEW events AS SELECT * FROM main.events WHERE sequence <= _as_of() AND \(kind)"
    ] + ResultView.allCases.map { $0.creation(asOf: "_as_of()", ofTests: isOfTests) }
  }

  /// Everything that a FROM can reach, whether a condition may or not.
  private func tableNames() throws(ConditionError) -> Set<String> {
    let sql =
      "SELECT lower(name) FROM sqlite_schema UNION SELECT lower(name) FROM pragma_module_list"
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else {
      throw ConditionError(message)
    }
    var names: Set<String> = []
    while sqlite3_step(statement) == SQLITE_ROW {
      names.insert(String(cString: sqlite3_column_text(statement, 0)))
    }
    return names
  }

  /// A single step of SQLite cannot be interrupted, so that its values and texts must be short.
  private func setLimits() {
    let limits: [(Int32, Int32)] = [
      (SQLITE_LIMIT_LENGTH, 128 * 1024), (SQLITE_LIMIT_SQL_LENGTH, 64 * 1024),
      (SQLITE_LIMIT_COLUMN, 200), (SQLITE_LIMIT_EXPR_DEPTH, 200),
      (SQLITE_LIMIT_COMPOUND_SELECT, 20), (SQLITE_LIMIT_VDBE_OP, 25_000),
      (SQLITE_LIMIT_FUNCTION_ARG, 50), (SQLITE_LIMIT_ATTACHED, 0),
      (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200), (SQLITE_LIMIT_TRIGGER_DEPTH, 0),
      (SQLITE_LIMIT_WORKER_THREADS, 0),
      // The two of our own text around the condition.
      (SQLITE_LIMIT_VARIABLE_NUMBER, 2),
    ]
    for (limit, value) in limits { sqlite3_limit(connection, limit, value) }
  }

  private func execute(_ sql: String) throws(ConditionError) {
    guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else {
      throw ConditionError(message)
    }
  }

  /// A failure to prepare: SQLite's message, its place in bytes (negative when unknown) and what the authorizer refused.
  struct Refusal: Error {
    let message: String
    let offset: Int
    let refused: (message: String, name: String)?
  }

  /// What a statement looks at.
  struct Reading {
    /// Columns of the event.
    let columns: Set<EventColumn>
    /// Whether a SELECT stands within the one around the condition.
    let hasSubselect: Bool
  }

  /// Compiles a statement to see whether it may run, and tells what it looks at.
  ///
  /// - Parameter expressions: Names that the statement gives to its own common table expressions.
  func reading(of sql: String, expressions: Set<String>) throws(Refusal) -> Reading {
    sqlite3_finalize(try compile(sql, expressions))
    return Reading(
      columns: Set(scope.columns.compactMap(EventColumn.init(rawValue:))),
      hasSubselect: scope.selects > 1)
  }

  private func compile(_ sql: String, _ expressions: Set<String>) throws(Refusal) -> OpaquePointer {
    scope.columns = []
    scope.selects = 0
    scope.tableExpressions = expressions
    scope.refusal = nil
    // Later versions of SQLite ask the progress handler while they compile, too.
    scope.deadline = .now + .seconds(5)
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK, let statement else {
      throw Refusal(
        message: message, offset: Int(sqlite3_error_offset(connection)), refused: scope.refusal)
    }
    return statement
  }

  private func statement(_ sql: String, _ expressions: Set<String>) throws(ConditionError)
    -> OpaquePointer
  {
    if let statement = statements[sql] { return statement }
    do throws(Refusal) {
      let statement = try compile(sql, expressions)
      statements[sql] = statement
      return statement
    } catch {
      throw ConditionError(error.message)
    }
  }

  /// Runs a statement of ours on a range of events and takes the integers that it yields.
  ///
  /// - Parameters:
  ///   - expressions: Names that the statement gives to its own common table expressions.
  ///   - asOf: The event as of which the views show the world.
  ///   - within: How long it may take.
  func integers(
    _ sql: String, expressions: Set<String> = [], in range: ClosedRange<Int>, asOf: Int,
    within: Duration = timeLimit
  ) throws(ConditionError) -> [Int] {
    let statement = try statement(sql, expressions)
    scope.asOf = Int64(asOf)
    scope.deadline = .now + within
    sqlite3_bind_int64(statement, 1, Int64(range.lowerBound))
    sqlite3_bind_int64(statement, 2, Int64(range.upperBound))
    defer { sqlite3_reset(statement) }
    var numbers: [Int] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: numbers.append(Int(sqlite3_column_int64(statement, 0)))
      case SQLITE_DONE: return numbers
      case SQLITE_INTERRUPT: throw ConditionError("took longer than 50 ms")
      case SQLITE_TOOBIG: throw ConditionError("made a value longer than 128 KiB")
      default: throw ConditionError(message)
      }
    }
  }
}

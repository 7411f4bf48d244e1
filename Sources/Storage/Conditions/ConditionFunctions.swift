internal import CSQLite

/// The functions that a condition may call.
///
/// A verdict depends on the log and the rule alone, so there is no clock and no chance: none of `random`,
/// `current_time` and the like, and none of the date functions, which read the clock when told `'now'` or nothing; times
/// are texts that compare and sort as they are. Nothing here reaches a file, and `like` and `glob` have bounded patterns.
enum ConditionFunctions {
  static let allowed: Set<String> = [
    "abs", "avg", "ceil", "ceiling", "char", "coalesce", "count", "floor", "format", "glob",
    "group_concat", "has_tag", "hex", "ifnull", "iif", "instr", "json_array_length",
    "json_extract", "json_type", "json_valid", "length", "like", "lower", "ltrim",
    "max", "min", "mod", "nullif", "printf", "quote", "replace", "round", "rtrim", "sign",
    "substr", "substring", "sum", "total", "trim", "typeof", "unicode", "upper", "->", "->>",
  ]

  /// Our own, which stand in the text around the condition and in the views; ``ConditionSyntax`` keeps them out of the
  /// condition itself.
  static let own: Set<String> = ["_enter", "_as_of"]

  /// Makes `has_tag` and our own known to a connection; false when SQLite refuses one.
  static func define(on connection: OpaquePointer, _ scope: ConditionScope) -> Bool {
    let context = Unmanaged.passUnretained(scope).toOpaque()
    let plain = SQLITE_UTF8
    let pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
    let codes = [
      sqlite3_create_function_v2(
        connection, "has_tag", 1, plain, context, { ConditionFunctions.hasTag($0, $2) }, nil, nil,
        nil),
      sqlite3_create_function_v2(
        connection, "has_tag", 2, pure, nil, { ConditionFunctions.hasTagInRow($0, $2) }, nil, nil,
        nil),
      // Neither is deterministic: SQLite must ask again for each row and each run.
      sqlite3_create_function_v2(
        connection, "_enter", 1, plain, context, { ConditionFunctions.enter($0, $2) }, nil, nil, nil
      ),
      sqlite3_create_function_v2(
        connection, "_as_of", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, context,
        { context, _, _ in
          sqlite3_result_int64(context, ConditionFunctions.current(context)?.asOf ?? 0)
        },
        nil, nil, nil),
    ]
    return codes.allSatisfy { $0 == SQLITE_OK }
  }

  private typealias Values = UnsafeMutablePointer<OpaquePointer?>?

  private static func current(_ context: OpaquePointer?) -> ConditionScope? {
    sqlite3_user_data(context).map {
      Unmanaged<ConditionScope>.fromOpaque($0).takeUnretainedValue()
    }
  }

  private static func text(_ values: Values, _ position: Int) -> String? {
    values.flatMap { sqlite3_value_text($0[position]) }.map { String(cString: $0) }
  }

  /// `has_tag('red-wall')`: a function sees no row, so it asks what ``enter(_:_:)`` left.
  private static func hasTag(_ context: OpaquePointer?, _ values: Values) {
    let found = text(values, 0).map { current(context)?.tags.contains($0) == true }
    sqlite3_result_int(context, found == true ? 1 : 0)
  }

  /// `has_tag(row.tags, 'red-wall')`.
  private static func hasTagInRow(_ context: OpaquePointer?, _ values: Values) {
    let tags = ConditionScope.tags(in: text(values, 0) ?? "")
    sqlite3_result_int(context, text(values, 1).map(tags.contains) == true ? 1 : 0)
  }

  /// `_enter(event.tags)`: the text around a condition calls it before the condition is evaluated for an event.
  private static func enter(_ context: OpaquePointer?, _ values: Values) {
    current(context)?.tags = ConditionScope.tags(in: text(values, 0) ?? "")
    sqlite3_result_int(context, 1)
  }
}

internal import ElectionResults

/// The SQL around a condition.
///
/// The condition stands in parentheses, so that it stays one value, and before a newline, so that a comment in it ends;
/// in a WHERE clause, where an aggregate over the events is an error.
struct ConditionStatement {
  /// Everything before the condition.
  let head: String
  let expression: String
  /// Everything after it.
  private let tail: String

  /// - Parameter types: Only events of these types are looked at; nil for all.
  init(_ expression: String, entersTags: Bool, types: Set<EventType>?) {
    var guards: [String] = []
    if let types { guards.append("event.type IN (\(Self.list(types)))") }
    if entersTags { guards.append("_enter(event.tags)") }
    head =
      Self.events + " AND CASE WHEN "
      + (guards.isEmpty ? "1" : guards.joined(separator: " AND ")) + " THEN (\n"
    self.expression = expression
    tail = "\n) END ORDER BY event.sequence"
  }

  /// Yields 1 for an event of which a prepared condition is true, 0 where it is false, -1 where it is NULL.
  init(truthOf condition: Condition) {
    head =
      "SELECT CASE WHEN \(condition.entersTags ? "_enter(event.tags)" : "1")"
      + " THEN coalesce(NOT NOT (\n"
    expression = condition.expression
    tail = "\n), -1) END " + Self.source
  }

  var sql: String { head + expression + tail }

  /// The events of these types, whatever a condition says of them.
  static func events(of types: Set<EventType>) -> String {
    events + " AND event.type IN (\(list(types))) ORDER BY event.sequence"
  }

  /// The events of tests, of whatever type.
  static let tests = events + " AND event.is_test = 1"

  private static let events = """
    SELECT event.sequence \(source)
    """

  private static let source = """
    FROM main.events AS event WHERE event.sequence BETWEEN ?1 AND ?2
    """

  /// Raw values hold neither quotes nor anything else that would need an escape.
  private static func list(_ types: Set<EventType>) -> String {
    types.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
  }
}

internal import Dispatch
package import ElectionResults

/// Evaluates rule conditions on a locked-down read-only connection of its own.
///
/// A condition is an SQL expression over the row `event`, which may read the views `events`, `results`, `candidates` and
/// `tallies` as they were when the event happened: later events and standings do not exist for it. For a real event there
/// are no tests, and for an event of a test nothing else.
///
/// `@unchecked`: SQLite's connection is not for two threads at once, and the cooperative pool is not for SQLite. The
/// connection is touched on the serial queue only, and last in `deinit`, when no work can be left on it.
package final class ConditionDatabase: @unchecked Sendable {
  /// The names of the event's columns, for a suggestion after ``ConditionError/unknownName``.
  package static let suggestions = EventColumn.allCases.map(\.rawValue)

  /// The names of the functions that a condition may call, in the order of the alphabet; those of operators last.
  package static var functions: [String] {
    (ConditionFunctions.allowed.union(["json_each"])).sorted {
      ($0.hasPrefix("-") ? 1 : 0, $0) < ($1.hasPrefix("-") ? 1 : 0, $1)
    }
  }

  /// The columns of the views that show the standing, by the view's name; `events` has those of the event.
  package static var views: [(name: String, columns: [String])] {
    ResultView.allCases.map { ($0.rawValue, $0.columns) }
  }

  let queue = DispatchQueue(label: "conditions")
  let connection: ConditionConnection
  private let storePath: String?
  /// For events of tests; opened when the first comes, and touched on the queue only.
  private var testConnection: ConditionConnection?

  /// Opens a connection beside the running store.
  ///
  /// - Throws: ``StoreError`` when the file is not there or is no store.
  package init(storePath: String) throws {
    connection = try ConditionConnection(path: storePath)
    self.storePath = storePath
  }

  private init(connection: ConditionConnection) {
    self.connection = connection
    storePath = nil
  }

  /// A database without events, for finding errors before there is a store.
  package static func forChecking() throws -> ConditionDatabase {
    ConditionDatabase(connection: try ConditionConnection(path: nil))
  }

  /// Makes a condition of an expression, or says what is wrong with it and where.
  package func prepare(_ expression: String) async throws(ConditionError) -> Condition {
    let result: Result<Condition, ConditionError> = await withCheckedContinuation { waiting in
      queue.async { waiting.resume(returning: self.prepared(expression)) }
    }
    return try result.get()
  }

  /// On the queue only.
  func prepared(_ expression: String) -> Result<Condition, ConditionError> {
    Result { () throws(ConditionError) -> Condition in
      let syntax = try ConditionSyntax(expression)
      let entersTags = syntax.offset(of: "has_tag") != nil
      let statement = ConditionStatement(expression, entersTags: entersTags, types: nil)
      do throws(ConditionConnection.Refusal) {
        let reading = try connection.reading(
          of: statement.sql, expressions: syntax.tableExpressions)
        // The text around the condition reads columns too.
        let columns = syntax.eventColumns.filter(reading.columns.contains)
        return Condition(
          expression: expression, hasSubselect: reading.hasSubselect, entersTags: entersTags,
          tableExpressions: syntax.tableExpressions, columns: columns)
      } catch {
        throw ConditionError(error, of: statement, syntax)
      }
    }
  }

  /// Judges the events of these types in a range of the log, each as of itself.
  ///
  /// An event on which the condition fails or takes longer than 50 ms does not keep it from the others.
  package func judge(
    _ condition: Condition, events: ClosedRange<Int>, types: Set<EventType>
  ) async -> ConditionVerdict {
    await withCheckedContinuation { waiting in
      queue.async { waiting.resume(returning: self.verdict(condition, events, types)) }
    }
  }

  private func verdict(
    _ condition: Condition, _ events: ClosedRange<Int>, _ types: Set<EventType>
  ) -> ConditionVerdict {
    let statement = ConditionStatement(
      condition.expression, entersTags: condition.entersTags, types: types)
    // One statement for all, where an event's verdict depends on its row alone. If it fails or takes too long as a
    // whole, the events are judged one by one, which tells whose fault it is.
    if !condition.hasSubselect,
      let matched = try? connection.integers(
        statement.sql, expressions: condition.tableExpressions, in: events, asOf: events.upperBound)
    {
      return ConditionVerdict(matched: matched, failed: [])
    }
    var verdict = ConditionVerdict()
    for sequence in candidates(events, types, &verdict) {
      do throws(ConditionError) {
        verdict.matched += try connection(judging: sequence).integers(
          statement.sql, expressions: condition.tableExpressions, in: sequence...sequence,
          asOf: sequence)
      } catch {
        verdict.failed.append(.init(sequence: sequence, message: error.message))
      }
    }
    return verdict
  }

  private func candidates(
    _ events: ClosedRange<Int>, _ types: Set<EventType>, _ verdict: inout ConditionVerdict
  ) -> [Int] {
    do throws(ConditionError) {
      return try connection.integers(
        ConditionStatement.events(of: types), in: events, asOf: events.upperBound,
        within: .seconds(10))
    } catch {
      verdict.failed.append(.init(sequence: events.lowerBound, message: error.message))
      return []
    }
  }
}

extension ConditionDatabase {
  /// The connection whose views show the world to which an event belongs. On the queue only.
  func connection(judging sequence: Int) throws(ConditionError) -> ConditionConnection {
    let tests = try connection.integers(
      ConditionStatement.tests, in: sequence...sequence, asOf: sequence)
    guard !tests.isEmpty else { return connection }
    if let testConnection { return testConnection }
    do throws(StoreError) {
      let opened = try ConditionConnection(path: storePath, isOfTests: true)
      testConnection = opened
      return opened
    } catch {
      throw ConditionError("cannot look at tests: \(error)")
    }
  }

  /// Whether a condition is true of one stored event, with the views as of another, later place in the log.
  package func holds(
    _ condition: Condition, event sequence: Int, asOf: Int
  ) async throws(ConditionError) -> Bool? {
    let result: Result<Bool, ConditionError> = await withCheckedContinuation { waiting in
      queue.async {
        waiting.resume(
          returning: Result { () throws(ConditionError) -> Bool in
            let statement = ConditionStatement(
              condition.expression, entersTags: condition.entersTags, types: nil)
            return try !self.connection(judging: sequence).integers(
              statement.sql, expressions: condition.tableExpressions, in: sequence...sequence,
              asOf: asOf
            ).isEmpty
          })
      }
    }
    return try result.get()
  }
}

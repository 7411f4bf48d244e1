internal import Dispatch

extension ConditionDatabase {
  /// What each term of a condition is for one stored event, with the views as of a place in the log.
  ///
  /// A term that fails or takes longer than 50 ms does not keep it from the others.
  package func terms(
    of condition: Condition, event sequence: Int, asOf: Int
  ) async -> [ConditionTerm] {
    await withCheckedContinuation { waiting in
      queue.async {
        waiting.resume(
          returning: Self.texts(of: condition).map { self.term($0, event: sequence, asOf: asOf) })
      }
    }
  }

  private static func texts(of condition: Condition) -> [String] {
    do throws(ConditionError) {
      return try ConditionSyntax(condition.expression).terms(of: condition.expression)
    } catch {
      // A condition was found to be one when it was prepared.
      return [condition.expression]
    }
  }

  private func term(_ text: String, event sequence: Int, asOf: Int) -> ConditionTerm {
    do throws(ConditionError) {
      let condition = try prepared(text).get()
      do throws(ConditionError) {
        let truth = try truth(of: condition, event: sequence, asOf: asOf)
        return ConditionTerm(text: text, truth: truth, failure: nil, columns: condition.columns)
      } catch {
        return ConditionTerm(
          text: text, truth: nil, failure: error.message, columns: condition.columns)
      }
    } catch {
      return ConditionTerm(text: text, truth: nil, failure: error.message, columns: [])
    }
  }

  private func truth(
    of condition: Condition, event sequence: Int, asOf: Int
  ) throws(ConditionError) -> Bool? {
    let statement = ConditionStatement(truthOf: condition)
    let found = try connection(judging: sequence).integers(
      statement.sql, expressions: condition.tableExpressions, in: sequence...sequence, asOf: asOf)
    guard let found = found.first else { throw ConditionError("found no event \(sequence)") }
    return found < 0 ? nil : found == 1
  }
}

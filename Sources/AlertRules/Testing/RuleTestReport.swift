package import ElectionResults

/// What the tests of rules found.
package struct RuleTestReport: Sendable {
  /// In the order of the rules, and in them of the tests.
  package let results: [RuleTestResult]
  /// Rules that have no test.
  package let untested: [RuleID]

  package var failed: [RuleTestResult] { results.filter { !$0.hasPassed } }
}

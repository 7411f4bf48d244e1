/// A snapshot taken apart into what is real and what is a test.
extension ResultsSnapshot {
  /// Whether nothing of it is real: the feed marks all of it as a test, or each contest.
  package var isEntirelyTest: Bool {
    isTest || !contests.isEmpty && publishedItems.isEmpty && contests.allSatisfy(\.isTest)
  }

  /// Without its test contests.
  package var real: ResultsSnapshot {
    var real = self
    real.contests.removeAll(where: \.isTest)
    return real
  }

  /// Its tests without their mark, as what they are among tests: figures like any others. News that the feed publishes is
  /// among them when all of the snapshot is a test. Nil when nothing of it is one.
  package var tests: ResultsSnapshot? {
    var tests = self
    tests.isTest = false
    if !isEntirelyTest {
      tests.contests.removeAll { !$0.isTest }
      tests.publishedItems = []
      if tests.contests.isEmpty { return nil }
    }
    for position in tests.contests.indices { tests.contests[position].isTest = false }
    return tests
  }
}

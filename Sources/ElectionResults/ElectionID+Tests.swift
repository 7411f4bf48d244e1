/// Test figures of an election stand under an identifier of their own, as if they were of another election: their standing,
/// their tallies and the keys of their events. Only the events name the real one, with `is_test`.
extension ElectionID {
  /// What the identifier of an election's tests ends with. No identifier of a configuration can have it.
  package static let testSuffix = "#test"

  /// Under which the tests of the election stand.
  package var ofTests: ElectionID { isOfTests ? self : ElectionID(text + Self.testSuffix) }

  /// Whether tests stand under it.
  package var isOfTests: Bool { text.hasSuffix(Self.testSuffix) }

  /// The identifier of the election itself, which the configuration has.
  package var real: ElectionID {
    isOfTests ? ElectionID(String(text.dropLast(Self.testSuffix.count))) : self
  }
}

extension Election {
  /// The same election as a stage for tests, with those of its feeds that may show some.
  package func ofTests(shownBy accepting: Set<FeedID>) -> Election {
    var tests = self
    tests.id = id.ofTests
    tests.feeds = feeds.filter(accepting.contains)
    return tests
  }
}

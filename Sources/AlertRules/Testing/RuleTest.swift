package import ConfigurationText
internal import ElectionResults

/// A test that stands with its rule: what the log and the views have, and what the rule is to make of the last event.
package struct RuleTest: Sendable {
  package let place: SourcePlace
  package let expectation: RuleExpectation
  /// In the order of the log, each with an `id` and a `sequence`; the last one is judged.
  let events: [TestRow]
  /// Rows that the views of these names have when the event comes.
  let results: [TestRow]
  let candidates: [TestRow]
  let tallies: [TestRow]

  /// How a test is written.
  static func shape(_ directory: SinkDirectory) -> Shape<RuleTest> {
    let event = TestRow.shape(TestColumn.event, required: ["type"])
    func rows(_ view: String, required: [String]) -> Shape<[TestRow]> {
      .list(of: TestRow.shape(TestColumn.columns(ofView: view), required: required))
    }
    return Shape<Draft>.object(
      .exactlyOne(
        of: [
          Variant("event", event.map { [$0] }, "The columns of the event that is judged."),
          Variant(
            "events", .list(of: event, minimum: 1),
            "Several events in the order of the log, of which the last one is judged."),
        ], noun: "a test"),
      Key(
        "results", rows("results", required: ["contest"]), default: [],
        "Rows of the view results, for sub-selects."),
      Key(
        "candidates", rows("candidates", required: ["contest", "party"]), default: [],
        "Rows of the view candidates, in each contest by their position."),
      Key(
        "tallies", rows("tallies", required: ["party"]), default: [], "Rows of the view tallies."),
      Key(
        "expect", RuleExpectation.shape(directory),
        "none, alert, or what the alert is to be: {title, text, severity, per_sink}.")
    ) {
      Draft(
        events: TestEvents.numbered($0), results: $1, candidates: $2, tallies: $3, expectation: $4)
    }.checked { draft, _, diagnostics in
      TestEvents.check(draft.events, into: &diagnostics)
      TestViews.check(results: draft.results, candidates: draft.candidates, into: &diagnostics)
      TestViews.checkOnce(draft.tallies, by: "party", into: &diagnostics)
    }.located.map { RuleTest($0.value, at: $0.place) }
  }

  /// What is written, without its place.
  private struct Draft: Sendable {
    let events: [TestRow]
    let results: [TestRow]
    let candidates: [TestRow]
    let tallies: [TestRow]
    let expectation: RuleExpectation
  }

  private init(_ draft: Draft, at place: SourcePlace) {
    self.place = place
    expectation = draft.expectation
    events = draft.events
    results = draft.results
    candidates = draft.candidates
    tallies = draft.tallies
  }

  /// The sinks for which it expects words of their own.
  var ownSinks: [SinkID] {
    if case .alert(let words) = expectation { words.own.keys.sorted() } else { [] }
  }
}

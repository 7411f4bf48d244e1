package import AlertRules
internal import ConfigurationText
package import ElectionResults

/// `seatwatch rules test`: runs the tests that stand with the rules.
package struct RuleTestCommand: Sendable {
  private let context: CommandContext
  private let configuration: Configuration

  package init(_ context: CommandContext, _ configuration: Configuration) {
    self.context = context
    self.configuration = configuration
  }

  /// What the tests found, and whether all have passed.
  ///
  /// - Parameter names: The rules whose tests are run; empty for all.
  /// - Throws: ``CommandFailure`` for a name that no rule has.
  package func report(
    of names: [RuleID], as form: OutputForm
  ) async throws -> (text: String, hasPassed: Bool) {
    let rules = configuration.rules
    for name in names where !rules.contains(where: { $0.id == name }) {
      throw CommandFailure.unknownRule(name, among: rules)
    }
    let runner = RuleTestRunner(
      elections: configuration.testedElections, parties: configuration.parties)
    let report = try await runner.report(
      on: rules.filter { names.isEmpty || names.contains($0.id) })
    let text =
      form == .table
      ? RuleTestText(of: report, style: TerminalStyle(environment: context.environment)).text
      : Self.listing(report).text(as: form, empty: "")
    return (text, report.failed.isEmpty)
  }

  /// A row a test; terms and differences as JSON.
  private static func listing(_ report: RuleTestReport) -> Listing {
    let columns = [
      "file", "line", "rule", "test", "type", "passed", "differences", "verdict", "reason", "terms",
    ]
    return Listing(
      columns: columns.map { .init(name: $0, isNumeric: ["line", "test"].contains($0)) },
      rows: report.results.map { result in
        let terms = result.verdict.terms.map { $0.json(on: result.event) }
        let differences = result.differences.map { difference in
          JSONText.object([
            ("part", JSONText.string(difference.part.name)),
            ("expected", JSONText.string(difference.expected)),
            ("found", JSONText.string(difference.found)),
          ])
        }
        return [
          .text(result.test.place.file.path), .integer(result.test.place.line),
          .text(result.rule.id.text), .integer(result.number), result.event[.type],
          .truth(result.hasPassed),
          differences.isEmpty ? nil : .json(JSONText.array(differences)),
          .text(result.verdict.name), result.verdict.reason.map { .text($0) },
          terms.isEmpty ? nil : .json(JSONText.array(terms)),
        ]
      })
  }
}

extension Configuration {
  /// What fills in the rows of rules' tests.
  package var testedElections: [TestedElection] {
    elections.map { entry in
      let results = entry.baseline?.baseline.results ?? [:]
      return TestedElection(
        entry.election, parties: entry.parties,
        contestNames: results.compactMapValues(\.contestName))
    }
  }
}

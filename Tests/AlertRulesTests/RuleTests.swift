import AlertRules
import ConfigurationText
import ElectionResults
import Storage
import Testing

/// Runs the tests that stand with rules.
enum RuleTests {
  static let parties = PartyBook([
    Party(code: "con", name: "Conservative"), Party(code: "lab", name: "Labour"),
    Party(code: "snp", name: "Scottish National Party"),
  ])

  /// The by-election in Hartlepool, with its contest on two watch lists, and one that nothing is known of.
  static let elections: [TestedElection] = {
    var hartlepool = Election(
      id: "hartlepool-2021", name: "Hartlepool by-election", body: "House of Commons")
    hartlepool.tags = ["E14000733": ["north", "red-wall"]]
    return [
      TestedElection(
        hartlepool, parties: parties, contestNames: ["E14000733": "Hartlepool", "E1": "Elsewhere"]),
      TestedElection(
        Election(id: "abroad", name: "An election abroad"),
        parties: PartyBook([Party(code: "con", name: "Conservatives abroad")]), contestNames: [:]),
    ]
  }()

  /// What the tests of a rule file, which must be right, find.
  static func report(on file: SourceFile) async throws -> RuleTestReport {
    var diagnostics = Diagnostics()
    let rules = await RuleReader(
      sinks: SinkDirectory(sinks: ["desk", "audit"]), conditions: try .forChecking()
    ).rules(in: [file], into: &diagnostics)
    #expect(diagnostics.rendered == "")
    return try await RuleTestRunner(elections: elections, parties: parties).report(on: rules)
  }

  static func report(on yaml: String) async throws -> RuleTestReport {
    try await report(on: SourceFile(path: "rules.yaml", text: yaml))
  }
}

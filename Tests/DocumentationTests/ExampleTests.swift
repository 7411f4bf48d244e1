import AlertRules
import ConfigurationText
import Delivery
import ElectionResults
import Foundation
import SeatwatchApp
import Storage
import Testing

@Suite("Examples in the documentation")
struct ExampleTests {
  private static let baseline = """
    contest,contest_name,party,seats,votes
    E14000733,Hartlepool,lab,1,15464

    """
  private static let rule = "rules: [{id: gains, on: seat.gained, notify: desk}]\n"

  static let configurations =
    (try? Repository.pages().flatMap { $0.examples(of: "configuration") }) ?? []
  static let rules = (try? Repository.pages().flatMap { $0.examples(of: "rules") }) ?? []

  @Test("there are some, so that the tests below speak of something")
  func exist() {
    #expect(Self.configurations.count >= 2)
    #expect(Self.rules.count >= 2)
  }

  @Test("a complete configuration loads without errors", arguments: configurations)
  func configuration(_ example: Page.Example) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "seatwatch-documentation-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "rules"), withIntermediateDirectories: true)
    for (name, text) in [
      ("seatwatch.yaml", example.text), ("baseline.csv", Self.baseline),
      ("rules/gains.yaml", Self.rule),
    ] {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let outcome = await ConfigurationLoader(environment: [:])
      .outcome(of: folder.appending(path: "seatwatch.yaml").path)
    #expect(outcome.diagnostics.isEmpty, "\(outcome.diagnostics.rendered)")
    #expect(outcome.configuration != nil)
  }

  @Test("a rule file loads without errors, and its tests pass", arguments: rules)
  func ruleFile(_ example: Page.Example) async throws {
    var diagnostics = Diagnostics()
    let reader = RuleReader(
      sinks: SinkDirectory(
        sinks: ["desk", "audit", "newsroom-slack"],
        groups: [("newsroom", ["desk", "newsroom-slack"])]),
      conditions: try .forChecking())
    let rules = await reader.rules(
      in: [SourceFile(path: example.path, text: example.text)], into: &diagnostics)
    #expect(diagnostics.isEmpty, "\(diagnostics.rendered)")
    #expect(!rules.isEmpty)
    let election = TestedElection(
      Election(id: "ge-2024", name: "General election"), parties: .builtIn, contestNames: [:])
    let report = try await RuleTestRunner(elections: [election], parties: .builtIn)
      .report(on: rules)
    for failed in report.failed { Issue.record("\(failed.rule.id): \(failed.differences)") }
  }

  @Test("the shipped configuration loads without errors and has an example of everything")
  func shipped() async throws {
    let path = Repository.root.appending(path: "Config/seatwatch.yaml").path
    let outcome = await ConfigurationLoader(environment: [:]).outcome(of: path)
    #expect(outcome.diagnostics.isEmpty, "\(outcome.diagnostics.rendered)")
    let configuration = try #require(outcome.configuration)
    #expect(configuration.sinks.map(\.id) == ["desk", "audit"])
    #expect(!configuration.rules.isEmpty)
    #expect(configuration.elections.first?.baseline != nil)
  }
}

internal import AlertRules
internal import ConfigurationText
internal import ElectionResults
internal import Foundation
internal import Storage

/// `seatwatch rules list`: the rules, and since when they are in force.
package struct RuleListCommand: Sendable {
  /// How much of a condition a table shows.
  private static let longestCondition = 40

  private let context: CommandContext
  private let configuration: Configuration

  package init(_ context: CommandContext, _ configuration: Configuration) {
    self.context = context
    self.configuration = configuration
  }

  /// The rules in the order of their alerts. Where there is no store yet, none is in force.
  ///
  /// A table shows no column that would be empty, and long conditions in part.
  package func text(as form: OutputForm) async throws -> String {
    let states = try await states()
    let columns: [(name: String, value: (Rule) -> EventValue?)] = [
      ("id", { .text($0.id.text) }),
      ("on", { .text($0.patterns.joined(separator: ", ")) }),
      ("if", { rule in rule.condition.map { .text(Self.condition($0, as: form)) } }),
      ("severity", { .text($0.severity.rawValue) }),
      ("notify", { .text($0.sinks.map(\.text).joined(separator: ", ")) }),
      ("for", { $0.holdDown == .zero ? nil : .text(DurationText.text($0.holdDown)) }),
      ("confirm", { $0.confirmation.map { .text($0.words) } }),
      ("limit", { $0.limit.map { .text("\($0.most) per \(DurationText.text($0.per))") } }),
      ("tests", { .integer($0.tests.count) }),
      ("in_force_since", { states[$0.id].map { .text($0.begunAt.description) } }),
      ("failures", { states[$0.id].flatMap { $0.failures == 0 ? nil : .integer($0.failures) } }),
      ("last_failure", { states[$0.id]?.lastFailure.map { .text($0) } }),
      ("place", { $0.place.map { .text("\($0.file.path):\($0.line)") } }),
    ]
    let rules = configuration.rules
    let shown = columns.filter { column in
      form != .table || rules.contains { column.value($0) != nil }
    }
    return Listing(
      columns: shown.map {
        .init(name: $0.name, isNumeric: ["tests", "failures"].contains($0.name))
      },
      rows: rules.map { rule in shown.map { $0.value(rule) } }
    ).text(as: form, empty: "there are no rules")
  }

  private func states() async throws -> [RuleID: RuleState] {
    guard FileManager.default.fileExists(atPath: configuration.storePath) else { return [:] }
    return try await context.existingStore(configuration).ruleStates()
  }

  private static func condition(_ condition: Condition, as form: OutputForm) -> String {
    guard form == .table else { return condition.expression }
    let line = condition.expression.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > longestCondition ? line.prefix(longestCondition - 1) + "…" : line
  }
}

extension Confirmation {
  /// `2 feeds within 10m, else drop`.
  fileprivate var words: String {
    "\(feeds.counted("feed")) within \(DurationText.text(within)), else \(remainder.rawValue)"
  }
}

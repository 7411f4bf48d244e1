package import ConfigurationText
internal import ElectionResults
package import Storage

/// Reads rule files, and finds all errors of all of them in one pass.
package struct RuleReader: Sendable {
  private let directory: SinkDirectory
  private let conditions: ConditionDatabase

  /// - Parameters:
  ///   - directory: What rules may name as whom to notify.
  ///   - conditions: Where the rules' expressions are tried.
  package init(sinks directory: SinkDirectory, conditions: ConditionDatabase) {
    self.directory = directory
    self.conditions = conditions
  }

  /// The rules of all files, in the order of the files and in them.
  ///
  /// - Returns: To be used only when `diagnostics` has no errors: a rule with errors may be missing, or rest on defaults.
  package func rules(
    in files: [SourceFile], into diagnostics: inout Diagnostics
  ) async -> [Rule] {
    var rules: [Rule] = []
    var places: [RuleID: SourcePlace] = [:]
    for file in files {
      guard let contents = contents(of: file, into: &diagnostics) else { continue }
      let shape = RuleDraft.shape(directory, defaults: contents.defaults)
      for node in contents.rules {
        let draft = shape.read(node, &diagnostics)
        let condition = await condition(of: node, into: &diagnostics)
        checkName(of: node, among: &places, into: &diagnostics)
        if let draft {
          rules.append(Rule(draft, condition: condition, place: node["id"]?.place ?? node.place))
        }
      }
    }
    return rules
  }

  /// The JSON Schema of rule files, for editors.
  package static func schemaText() -> String {
    let directory = SinkDirectory(sinks: [])
    let rule = RuleDraft.shape(directory, defaults: RuleDefaults(sinks: []))
    return fileShape(of: rule.schema, directory).schemaText(title: "seatwatch rule file")
  }

  /// What a rule file has: what its rules have in common, and the rules, which are read with that.
  private struct Contents: Sendable {
    let defaults: RuleDefaults
    let rules: [ConfigurationNode]
  }

  private func contents(
    of file: SourceFile, into diagnostics: inout Diagnostics
  ) -> Contents? {
    guard let root = YAMLDocument.compose(file, into: &diagnostics) else { return nil }
    return Self.fileShape(of: ["type": "object"], directory).read(root, &diagnostics)
  }

  private static func fileShape(
    of schema: JSONSchemaNode, _ directory: SinkDirectory
  ) -> Shape<Contents> {
    let node = Shape<ConfigurationNode>(schema: schema, expectation: "a rule") { node, _ in node }
    return .object(
      Key(
        "defaults", RuleDefaults.shape(directory), default: RuleDefaults(),
        "What the rules of the file have in common, unless one says otherwise."),
      Key("rules", Shape.list(of: node), "The rules, in the order of their alerts.")
    ) { Contents(defaults: $0, rules: $1) }
  }

  /// Looks at the file itself, so that two rules of one name are told even when something else is wrong with them.
  private func checkName(
    of rule: ConfigurationNode, among places: inout [RuleID: SourcePlace],
    into diagnostics: inout Diagnostics
  ) {
    guard let node = rule["id"], let text = node.scalar?.text, !text.isEmpty else { return }
    if let first = places[RuleID(text)] {
      diagnostics.error(at: node.place, "a rule is called \"\(text)\" already, at \(first)")
    } else {
      places[RuleID(text)] = node.place
    }
  }

  private func condition(
    of rule: ConfigurationNode, into diagnostics: inout Diagnostics
  ) async -> Condition? {
    guard let node = rule["if"], let text = node.scalar?.text, !text.isEmpty else { return nil }
    do throws(ConditionError) {
      return try await conditions.prepare(text)
    } catch {
      diagnostics.report(error, in: node)
      return nil
    }
  }
}

extension Rule {
  fileprivate init(_ draft: RuleDraft, condition: Condition?, place: SourcePlace) {
    self.init(
      id: draft.id, types: draft.types, condition: condition, holdDown: draft.holdDown,
      confirmation: draft.confirmation, takesTests: draft.takesTests, severity: draft.severity,
      recipients: draft.recipients, limit: draft.limit, words: draft.words,
      correction: draft.correction, tests: draft.tests, place: place)
  }
}

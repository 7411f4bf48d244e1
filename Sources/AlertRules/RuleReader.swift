package import ConfigurationText
package import ElectionResults
package import Storage

/// Reads rule files, and finds all errors of all of them in one pass.
package struct RuleReader: Sendable {
  private let sinks: [SinkID]
  private let conditions: ConditionDatabase

  /// - Parameters:
  ///   - sinks: Those of the configuration, which rules may name.
  ///   - conditions: Where the rules' expressions are tried.
  package init(sinks: [SinkID], conditions: ConditionDatabase) {
    self.sinks = sinks
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
      for node in ruleNodes(in: file, into: &diagnostics) {
        let draft = RuleDraft.shape(sinks: sinks).read(node, &diagnostics)
        let condition = await condition(of: node, into: &diagnostics)
        checkName(of: node, among: &places, into: &diagnostics)
        if let draft { rules.append(Rule(draft, condition: condition)) }
      }
    }
    return rules
  }

  /// The JSON Schema of rule files, for editors.
  package static func schemaText() -> String {
    fileShape(schema: RuleDraft.shape(sinks: []).schema).schemaText(title: "seatwatch rule file")
  }

  private func ruleNodes(
    in file: SourceFile, into diagnostics: inout Diagnostics
  ) -> [ConfigurationNode] {
    guard let root = YAMLDocument.compose(file, into: &diagnostics) else { return [] }
    return Self.fileShape(schema: ["type": "object"]).read(root, &diagnostics) ?? []
  }

  private static func fileShape(schema: JSONSchemaNode) -> Shape<[ConfigurationNode]> {
    let node = Shape<ConfigurationNode>(schema: schema, expectation: "a rule") { node, _ in node }
    return .object(Key("rules", Shape.list(of: node), "The rules, in the order of their alerts.")) {
      $0
    }
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
  fileprivate init(_ draft: RuleDraft, condition: Condition?) {
    self.init(
      id: draft.id, types: draft.types, condition: condition,
      confirmation: draft.confirmation, severity: draft.severity, sinks: draft.sinks,
      title: draft.title, text: draft.text)
  }
}

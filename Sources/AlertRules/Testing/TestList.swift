internal import ConfigurationText
internal import ElectionResults

/// The lists within an event, which a test writes as YAML and the store has as JSON.
enum TestList {
  /// The column `candidates`. A member that is left out is null.
  static let candidates = list(
    of: "candidate",
    [
      ("name", text), ("party", text), ("votes", integer), ("final_votes", integer),
      ("pct", decimal), ("change", decimal), ("elected", truth),
    ])

  /// The column `changes`. A figure is a whole number; anything else is a text.
  static let changes = list(
    of: "change", [("field", text), ("was", figure), ("now", figure)], required: ["field"])

  /// A member's value as JSON text.
  private typealias Member = (name: String, shape: Shape<String>)

  private static func list(
    of noun: String, _ members: [Member], required: [String] = []
  ) -> Shape<EventValue> {
    Shape<[String]>.list(of: row(noun, members, required)).map { .json(JSONText.array($0)) }
  }

  private static func row(
    _ noun: String, _ members: [Member], _ required: [String]
  ) -> Shape<String> {
    let properties = members.map { member in
      JSONSchemaNode.Member(member.name, ["anyOf": [member.shape.schema, ["type": "null"]]])
    }
    return Shape(
      schema: [
        "type": "object", "properties": .object(properties), "additionalProperties": false,
      ], expectation: "a mapping"
    ) { node, diagnostics in
      guard let entries = node.entries else {
        diagnostics.mismatch("a mapping", node)
        return nil
      }
      for entry in entries where !members.contains(where: { $0.name == entry.key }) {
        diagnostics.unknownName(
          entry.key, noun: "member of a \(noun)", among: members.map(\.name), at: entry.keyPlace)
      }
      for name in required where node[name]?.isNull ?? true {
        diagnostics.error(at: node.place, "\"\(name)\" is missing")
      }
      return JSONText.object(
        members.map { member in
          let given = node[member.name].flatMap { $0.isNull ? nil : $0 }
          return (member.name, given.flatMap { member.shape.read($0, &diagnostics) } ?? "null")
        })
    }
  }

  private static let text = Shape.string.map { JSONText.string($0) }
  private static let integer = Shape<Int>.integer().map { String($0) }
  private static let decimal = Shape<Double>.decimal().map { JSONText.number($0) }
  private static let truth = Shape.boolean.map { $0 ? "true" : "false" }

  private static let figure = Shape<String>(
    schema: ["type": ["integer", "string"]], expectation: "a whole number or a text"
  ) { node, diagnostics in
    if let scalar = node.scalar, !scalar.isQuoted, let number = Int(scalar.text) {
      return String(number)
    }
    return text.read(node, &diagnostics)
  }
}

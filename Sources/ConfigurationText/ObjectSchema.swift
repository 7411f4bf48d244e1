/// Gathers the JSON Schema of a mapping from its keys.
struct ObjectSchema {
  private(set) var names: [String] = []
  private var properties: [JSONSchemaNode.Member] = []
  private var required: [String] = []
  private var rules: [JSONSchemaNode] = []

  mutating func add(
    _ names: [String], properties: [JSONSchemaNode.Member], required: [String],
    rules: [JSONSchemaNode]
  ) {
    self.names += names
    self.properties += properties
    self.required += required
    self.rules += rules
  }

  var schema: JSONSchemaNode {
    var schema: JSONSchemaNode = [
      "type": "object", "properties": .object(properties), "additionalProperties": false,
    ]
    if !required.isEmpty {
      schema = schema.with("required", .array(required.map { .string($0) }))
    }
    if !rules.isEmpty { schema = schema.with("allOf", .array(rules)) }
    return schema
  }
}

/// A value with the node from which it was read.
package struct Located<Value: Sendable>: Sendable {
  package let value: Value
  package let node: ConfigurationNode

  package init(value: Value, node: ConfigurationNode) {
    self.value = value
    self.node = node
  }

  package var place: SourcePlace { node.place }
}

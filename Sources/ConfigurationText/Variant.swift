/// One of several keys that exclude each other.
package struct Variant<Value: Sendable>: Sendable {
  package let name: String
  package let shape: Shape<Value>
  package let documentation: String

  package init(_ name: String, _ shape: Shape<Value>, _ documentation: String) {
    self.name = name
    self.shape = shape
    self.documentation = documentation
  }
}

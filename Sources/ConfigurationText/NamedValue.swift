/// An entry of a mapping whose keys the user chooses.
package struct NamedValue<Value: Sendable>: Sendable {
  package let name: String
  /// The place of the key.
  package let place: SourcePlace
  package let value: Value

  package init(name: String, place: SourcePlace, value: Value) {
    self.name = name
    self.place = place
    self.value = value
  }
}

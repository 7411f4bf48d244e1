internal import ConfigurationText
internal import Storage

extension Diagnostics {
  /// Reports what is wrong with a rule's expression, at the word that it means.
  mutating func report(_ error: ConditionError, in node: ConfigurationNode) {
    let place = error.offset.map { node.place(atUTF8Offset: $0) } ?? node.place
    if let name = error.unknownName {
      unknownName(name, noun: "column", among: ConditionDatabase.suggestions, at: place)
    } else {
      self.error(at: place, error.message)
    }
  }
}

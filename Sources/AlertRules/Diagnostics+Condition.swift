internal import ConfigurationText
internal import Storage

extension Diagnostics {
  /// Reports what SQLite says of a rule's expression, at the word that it means.
  mutating func report(_ error: ConditionError, in node: ConfigurationNode) {
    let place = error.offset.map { node.place(atUTF8Offset: $0) } ?? node.place
    let prefix = "no such column: "
    guard error.message.hasPrefix(prefix) else {
      return self.error(at: place, error.message)
    }
    let name = error.message.dropFirst(prefix.count)
    let column = name.split(separator: ".").last ?? name
    unknownName(
      String(column), noun: "column", among: ConditionDatabase.suggestions, at: place)
  }
}

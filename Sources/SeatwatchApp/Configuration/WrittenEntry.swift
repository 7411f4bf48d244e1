internal import ConfigurationText

/// An entry of a list, as far as it could be read.
///
/// What refers to an entry that has errors is right all the same.
struct WrittenEntry<Entry: Sendable>: Sendable {
  /// Nil when it has none, or one that is no text.
  let id: Located<String>?
  /// Nil when it has errors that leave nothing to work with.
  let entry: Entry?

  /// Reads every mapping, good or bad.
  static func shape(of entry: Shape<Entry>) -> Shape<WrittenEntry<Entry>> {
    Shape<WrittenEntry<Entry>>(schema: entry.schema, expectation: entry.expectation) {
      node, diagnostics in
      let id = node["id"].flatMap { id in
        id.scalar.map { Located(value: $0.text, node: id) }
      }
      return WrittenEntry(id: id, entry: entry.read(node, &diagnostics))
    }
  }
}

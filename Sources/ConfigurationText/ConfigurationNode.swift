/// A node of a YAML text, with its place.
package struct ConfigurationNode: Sendable {
  /// What the node holds.
  package enum Kind: Sendable {
    case scalar(ConfigurationScalar)
    case mapping([Entry])
    case sequence([ConfigurationNode])
    /// Nothing, `null` or `~`, written without quotes.
    case null
  }

  /// One key of a mapping with its value; the keys of a mapping differ.
  package struct Entry: Sendable {
    package let key: String
    package let keyPlace: SourcePlace
    package let value: ConfigurationNode
  }

  package let kind: Kind
  package let place: SourcePlace

  package init(kind: Kind, place: SourcePlace) {
    self.kind = kind
    self.place = place
  }

  /// The scalar; nil in any other node.
  package var scalar: ConfigurationScalar? {
    if case .scalar(let scalar) = kind { scalar } else { nil }
  }

  /// The entries in the order of the file; nil in any other node than a mapping.
  package var entries: [Entry]? {
    if case .mapping(let entries) = kind { entries } else { nil }
  }

  /// The elements; nil in any other node than a sequence.
  package var elements: [ConfigurationNode]? {
    if case .sequence(let elements) = kind { elements } else { nil }
  }

  package var isNull: Bool {
    if case .null = kind { true } else { false }
  }

  /// The value of a key; nil when the node is no mapping or lacks the key.
  package subscript(key: String) -> ConfigurationNode? {
    entries?.first { $0.key == key }?.value
  }

  /// The node in the words of a message: `a list`, `a mapping`, `nothing`, or the text in quotes.
  package var foundDescription: String {
    switch kind {
    case .scalar(let scalar): scalar.text.isEmpty ? "an empty text" : scalar.text.quotedForMessage
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .null: "nothing"
    }
  }

  /// The place of a byte of the scalar's text.
  ///
  /// It is exact where the text stands in the file as it is: plain and quoted values on one line
  /// without escapes, and literal blocks. Elsewhere, and in other nodes, it is ``place``.
  package func place(atUTF8Offset offset: Int) -> SourcePlace {
    guard let scalar, offset >= 0, offset <= scalar.text.utf8.count else { return place }
    let layout = ScalarLayout(scalar: scalar, place: place)
    return layout.fileOffset(ofTextOffset: offset).map(place.file.place) ?? place
  }
}

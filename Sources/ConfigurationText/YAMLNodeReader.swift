import Yams

/// Converts the parser's nodes, within bounds on their number and depth.
struct YAMLNodeReader {
  private static let mostNodes = 100_000
  private static let mostLevels = 100

  let text: YAMLText
  /// Whether the document was refused as too large or too deep; that error is reported once.
  private(set) var isExhausted = false
  private var nodes = 0

  init(text: YAMLText) {
    self.text = text
  }

  /// Converts a node; nil when nothing useful is left of it, which is reported.
  mutating func read(
    _ node: Node, level: Int = 0, into diagnostics: inout Diagnostics
  ) -> ConfigurationNode? {
    let place = text.place(of: node.mark)
    guard isWithinBounds(level: level, at: place, into: &diagnostics) else { return nil }
    switch node {
    case .scalar(let scalar):
      checkTag(scalar.tag, at: place, into: &diagnostics)
      return ConfigurationNode(kind: kind(of: scalar), place: place)
    case .sequence(let sequence):
      checkTag(sequence.tag, at: place, into: &diagnostics)
      let elements = sequence.compactMap { read($0, level: level + 1, into: &diagnostics) }
      return ConfigurationNode(kind: .sequence(elements), place: place)
    case .mapping(let mapping):
      checkTag(mapping.tag, at: place, into: &diagnostics)
      let entries = entries(of: mapping, level: level, into: &diagnostics)
      return ConfigurationNode(kind: .mapping(entries), place: place)
    case .alias:
      return nil
    }
  }

  private mutating func isWithinBounds(
    level: Int, at place: SourcePlace, into diagnostics: inout Diagnostics
  ) -> Bool {
    guard !isExhausted else { return false }
    nodes += 1
    if nodes > YAMLNodeReader.mostNodes {
      isExhausted = true
      diagnostics.error(
        at: place, "the document grows beyond \(YAMLNodeReader.mostNodes) values; use fewer aliases"
      )
    } else if level > YAMLNodeReader.mostLevels {
      isExhausted = true
      diagnostics.error(
        at: place, "the document is nested deeper than \(YAMLNodeReader.mostLevels) levels")
    }
    return !isExhausted
  }

  private mutating func entries(
    of mapping: Node.Mapping, level: Int, into diagnostics: inout Diagnostics
  ) -> [ConfigurationNode.Entry] {
    var entries: [ConfigurationNode.Entry] = []
    var places: [String: SourcePlace] = [:]
    for (keyNode, valueNode) in mapping {
      guard !isExhausted else { return entries }
      let place = text.place(of: keyNode.mark)
      let value = read(valueNode, level: level + 1, into: &diagnostics)
      guard let key = key(keyNode, at: place, into: &diagnostics), let value else { continue }
      if let first = places[key] {
        diagnostics.error(
          at: place, "duplicate key \(key.quotedForMessage), first given on line \(first.line)")
        continue
      }
      places[key] = place
      entries.append(.init(key: key, keyPlace: place, value: value))
    }
    return entries
  }

  private func key(
    _ node: Node, at place: SourcePlace, into diagnostics: inout Diagnostics
  ) -> String? {
    guard case .scalar(let scalar) = node else {
      diagnostics.error(at: place, "a key must be a plain name, not a list or a mapping")
      return nil
    }
    if scalar.string == "<<", scalar.style == .plain {
      diagnostics.error(at: place, "merging with << is not supported; write the keys out")
      return nil
    }
    return text.original(scalar.string, at: place)
  }

  private func kind(of scalar: Node.Scalar) -> ConfigurationNode.Kind {
    let isNull = ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    if scalar.style == .plain, scalar.tag.description.isEmpty, isNull { return .null }
    let style: ConfigurationScalar.Style =
      switch scalar.style {
      case .singleQuoted: .singleQuoted
      case .doubleQuoted: .doubleQuoted
      case .literal: .literal
      case .folded: .folded
      case .plain, .any: .plain
      }
    return .scalar(ConfigurationScalar(text: scalar.string, style: style))
  }

  /// A tag would change what a value means without anybody reading it so.
  private func checkTag(_ tag: Tag, at place: SourcePlace, into diagnostics: inout Diagnostics) {
    let name = tag.description
    if name.isEmpty || name == Tag.Name.str.rawValue { return }
    let short = name.replacing("tag:yaml.org,2002:", with: "!!")
    diagnostics.error(at: place, "the tag \(short.quotedForMessage) is not supported; remove it")
  }
}

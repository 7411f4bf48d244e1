internal import ElectionResults

/// A value in a body, and the way to those inside it.
package struct FeedNode {
  let tree: FeedTree
  let index: Int

  private var entry: FeedTree.Entry { tree.entries[index] }
  package var kind: FeedTree.Kind { entry.kind }

  /// The name of a member, element or attribute; nil for elements of arrays and for texts.
  package var name: String? { tree.name(of: index) }

  var isContainer: Bool { kind == .object || kind == .array || kind == .element }

  /// Whether the value is JSON's null.
  var isNull: Bool { kind == .null }

  /// The values directly inside, attributes and texts of an element included.
  var children: FeedNodeChildren { FeedNodeChildren(of: self) }

  /// The entry after the value.
  var end: Int { Int(entry.end) }

  /// The member, child element or CSV field with this name, `@name` for an attribute; the first of several. Nil when there
  /// is none, or it is null.
  package func member(_ name: String) -> FeedNode? {
    let isAttribute = name.hasPrefix("@")
    guard let number = tree.number(of: isAttribute ? String(name.dropFirst()) : name) else {
      return nil
    }
    var place = index + 1
    while place < end {
      let child = tree.entries[place]
      if child.name == number, (child.kind == .attribute) == isAttribute {
        return child.kind == .null ? nil : FeedNode(tree: tree, index: place)
      }
      place = Int(child.end)
    }
    return nil
  }

  /// All that stand under this name: the child elements of XML, or the elements of a JSON array, or a single value that
  /// stands where an array of one might.
  package func all(_ name: String) -> [FeedNode] {
    guard kind == .element else { return member(name)?.elements ?? [] }
    return children.filter { $0.kind == .element && $0.name == name }
  }

  /// The elements of an array; of anything else itself alone.
  package var elements: [FeedNode] { kind == .array ? Array(children) : [self] }

  /// What lies at the end of these names; nil as soon as one is not there.
  func descendant(_ names: String...) -> FeedNode? {
    var node: FeedNode? = self
    for name in names { node = node?.member(name) }
    return node
  }

  /// The text as it stands: of a number its digits, of an element its own texts joined; nil for other containers and null.
  var rawText: String? {
    switch kind {
    case .text, .attribute: return tree.text(of: entry)
    case .integer: return String(bits: entry)
    case .real: return "\(Double(bits: entry))"
    case .truth: return entry.first == 1 ? "true" : "false"
    case .element:
      let texts = children.filter { $0.kind == .text }
      for text in texts { tree.noteRead(text.index) }
      return texts.map { tree.text(of: tree.entries[$0.index]) }.joined()
    case .object, .array, .null: return nil
    }
  }

  /// The text without white space around it, noted as read; nil when nothing is left.
  package var text: String? {
    tree.noteRead(index)
    guard let raw = rawText else { return nil }
    let trimmed = raw.trimmed
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The whole number of JSON; nil for anything else.
  var integer: Int? { kind == .integer ? Int(bits: entry) : nil }
  /// The number of JSON, whole or not; nil for anything else.
  var real: Double? {
    switch kind {
    case .integer: Double(Int(bits: entry))
    case .real: Double(bits: entry)
    default: nil
    }
  }
  /// The truth value of JSON; nil for anything else.
  var truth: Bool? { kind == .truth ? entry.first == 1 : nil }
}

/// The values directly inside another, in their order.
struct FeedNodeChildren: Sequence, IteratorProtocol {
  private let tree: FeedTree
  private var place: Int
  private let end: Int

  init(of node: FeedNode) {
    tree = node.tree
    place = node.index + 1
    end = node.isContainer ? node.end : place
  }

  mutating func next() -> FeedNode? {
    guard place < end else { return nil }
    defer { place = Int(tree.entries[place].end) }
    return FeedNode(tree: tree, index: place)
  }
}

extension Int {
  /// The 64 bits of an entry's number.
  init(bits entry: FeedTree.Entry) {
    self = Int(Int64(bitPattern: UInt64(entry.first) | UInt64(entry.second) << 32))
  }
}

extension Double {
  /// The 64 bits of an entry's number.
  init(bits entry: FeedTree.Entry) {
    self = Double(bitPattern: UInt64(entry.first) | UInt64(entry.second) << 32)
  }
}

extension String {
  fileprivate init(bits entry: FeedTree.Entry) { self = String(Int(bits: entry)) }

  /// The text without white space around it.
  var trimmed: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    // Beyond ASCII there are other spaces.
    guard first <= 0x20 || last <= 0x20 || first >= 0x80 || last >= 0x80 else { return self }
    var slice = Substring(self)
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}

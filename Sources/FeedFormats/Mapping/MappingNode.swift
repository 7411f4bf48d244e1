internal import ElectionResults

/// A value of a body with those around it, so that a path may lead out of it.
struct MappingNode {
  let node: FeedNode
  /// The objects and elements around the value, the outermost first; arrays stand for their elements.
  let above: [FeedNode]
  /// Whether not the value is meant but the name under which it stands.
  var isName = false

  /// The outermost value.
  init(_ root: FeedNode) {
    node = root
    above = []
  }

  private init(_ node: FeedNode, above: [FeedNode]) {
    self.node = node
    self.above = above
  }

  /// The text without white space around it; nil when nothing is left.
  var text: String? {
    guard isName else { return node.text }
    node.tree.noteRead(node.index)
    return node.name
  }

  /// The value around this one; nil around the outermost.
  var outer: MappingNode? {
    above.last.map { MappingNode($0, above: above.dropLast()) }
  }

  /// The outermost value of the body.
  var top: MappingNode { MappingNode(node.tree.root) }

  /// Whether this is the outermost element of XML, has this name, and has no element of this name in it.
  func isRootElement(called name: String) -> Bool {
    node.index == 0 && node.kind == .element && node.name == name && node.all(name).isEmpty
  }

  /// The elements, of arrays in arrays too; of anything else itself alone.
  var elements: [MappingNode] {
    guard node.kind == .array else { return [self] }
    return node.children.flatMap { MappingNode($0, above: above).elements }
  }

  /// What stands inside under this name, `@name` for an attribute.
  func inside(_ name: String) -> [MappingNode] {
    guard node.isContainer, node.kind != .array else { return [] }
    let found = name.hasPrefix("@") ? [node.member(name)].compactMap { $0 } : node.all(name)
    return found.flatMap { MappingNode($0, above: above + [node]).elements }
  }

  /// All that stands inside, whatever its name; attributes and texts of an element are not.
  var inside: [MappingNode] {
    guard node.isContainer, node.kind != .array else { return [] }
    let values = node.children.filter { node.kind != .element || $0.kind == .element }
    return values.flatMap { MappingNode($0, above: above + [node]).elements }
  }
}

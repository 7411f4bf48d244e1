extension MappingPath {
  /// Whether the way ends early at a place that is there and holds nothing yet: an array, object or element in which
  /// nothing stands, or things of which a condition in brackets picks none.
  ///
  /// The outermost value is such a place only as an array, or as an element that the path names: any body has one.
  func leadsToNothingYet(from start: MappingNode) -> Bool {
    let outermost = isFromTop ? start.top : start
    let rest = steps(from: outermost)
    if outermost.node.kind == .array || rest.count < steps.count, outermost.node.isHollow {
      return true
    }
    var nodes = [outermost]
    var isNamed = false
    for step in rest {
      switch step {
      case .named(let name) where !name.hasPrefix("@"):
        if nodes.contains(where: { $0.holdsNothing(under: name) }) { return true }
        isNamed = true
      case .picked(let path, text: .some):
        let picked = nodes.flatMap { Self.nodes(at: step, from: $0) }
        if picked.isEmpty, isNamed, nodes.contains(where: { path.found(from: $0) != nil }) {
          return true
        }
      default: break
      }
      nodes = nodes.flatMap { Self.nodes(at: step, from: $0) }
    }
    return false
  }
}

extension MappingNode {
  /// Whether something stands inside under a name, and nothing in it.
  fileprivate func holdsNothing(under name: String) -> Bool {
    elements.contains { element in
      let node = element.node
      guard node.kind == .element else { return node.member(name)?.isHollow == true }
      return node.all(name).contains(where: \.isHollow)
    }
  }
}

extension FeedNode {
  /// Whether this is an array, object or element without anything in it but attributes, and arrays as empty.
  fileprivate var isHollow: Bool {
    isContainer
      && children.allSatisfy { $0.kind == .attribute || ($0.kind == .array && $0.isHollow) }
  }
}

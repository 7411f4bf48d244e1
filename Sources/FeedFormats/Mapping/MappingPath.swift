/// The way from a value of a body to others, as mapping files write it: `races/candidates[Party=Dem]/@name`.
struct MappingPath: Sendable, Equatable {
  /// One part of a path between slashes, or a condition in brackets.
  enum Step: Sendable, Equatable {
    case here
    case above
    /// A member, child element or column, or with `@` an attribute.
    case named(String)
    case anything
    /// The name under which the value stands.
    case ownName
    /// Goes on only where a path from here leads to something, and if a text is given, to this one, whatever its letter case.
    case picked(MappingPath, text: String?)
  }

  /// Whether it begins at the outermost value.
  var isFromTop = false
  var steps: [Step]

  /// The value itself.
  static let here = MappingPath(steps: [.here])

  /// All values at the path's end, in the order of the body.
  func nodes(from start: MappingNode) -> [MappingNode] {
    var nodes = isFromTop ? [start.top] : [start]
    for step in steps(from: nodes[0]) { nodes = nodes.flatMap { Self.nodes(at: step, from: $0) } }
    return nodes
  }

  /// The steps from a value; from an element of XML that is the whole body, without its own name, which some write first.
  func steps(from start: MappingNode) -> ArraySlice<Step> {
    guard case .named(let name)? = steps.first, start.isRootElement(called: name) else {
      return steps[...]
    }
    return steps.dropFirst()
  }

  /// The text of the first value at the path's end that has one.
  func found(from start: MappingNode) -> (text: String, node: MappingNode)? {
    for node in nodes(from: start) {
      if let text = node.text { return (text, node) }
    }
    return nil
  }

  static func nodes(at step: Step, from node: MappingNode) -> [MappingNode] {
    switch step {
    case .here: return node.elements
    case .above: return node.outer.map { [$0] } ?? []
    case .named(let name): return node.elements.flatMap { $0.inside(name) }
    case .anything: return node.elements.flatMap { $0.inside }
    case .ownName:
      var name = node
      name.isName = true
      return [name]
    case .picked(let path, let text):
      let wanted = text?.lowercased()
      let isPicked = path.nodes(from: node).contains {
        wanted == nil || $0.text?.lowercased() == wanted
      }
      // What is there and empty is there.
      let isThere = isPicked || (wanted == nil && path.leadsToNothingYet(from: node))
      return isThere ? [node] : []
    }
  }

  /// All names on the way, those in brackets too.
  var names: [String] {
    steps.flatMap { step -> [String] in
      switch step {
      case .named(let name): [name]
      case .picked(let path, _): path.names
      case .here, .above, .anything, .ownName: []
      }
    }
  }

  /// The column of a table that the path begins with; nil when it begins otherwise.
  var column: String? {
    if !isFromTop, case .named(let name)? = steps.first { name } else { nil }
  }
}

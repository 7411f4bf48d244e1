/// Where a value stands, as a person finds it.
extension FeedNode {
  /// A JSON pointer, an XPath, or line and column of CSV.
  var place: DecodingFailure.Place {
    switch tree.syntax {
    case .json: .pointer(steps.map { "/" + $0.pointerToken }.joined())
    case .xml: .xpath(steps.map { "/" + $0.xpathStep }.joined())
    case .csv: csvPlace
    }
  }

  /// The line on which a row or an element begins; 0 where that is not known.
  var line: Int { isContainer ? Int(tree.entries[index].first) : 0 }

  /// What is wrong at the value.
  func failure(_ what: String, _ remedy: String) -> DecodingFailure {
    DecodingFailure(part: tree.part, place: place, what: what, remedy: remedy)
  }

  /// The place for a message about another place.
  var placeText: String {
    let text =
      switch place {
      case .body: "the top"
      case .line(let line, _): "line \(line)"
      case .pointer(let pointer): pointer.isEmpty ? "the top" : pointer
      case .xpath(let path): path
      }
    return tree.part.map { "\(text) of \($0)" } ?? text
  }

  private struct Step {
    let name: String?
    let isAttribute: Bool
    let isText: Bool
    /// The place among the values of the parent, or, in XML, among those of one name; counted from 0.
    let number: Int
    let isAlone: Bool

    var pointerToken: String {
      name.map { $0.replacing("~", with: "~0").replacing("/", with: "~1") } ?? String(number)
    }

    var xpathStep: String {
      if isText { return "text()" }
      let name = (isAttribute ? "@" : "") + (name ?? "*")
      return isAlone || isAttribute ? name : name + "[\(number + 1)]"
    }
  }

  /// From the outermost value to this one.
  private var steps: [Step] {
    var node = tree.root
    var steps = tree.syntax == .xml ? [node.step(among: [])] : []
    while node.index != index,
      let next = node.children.first(where: { $0.index <= index && index < $0.end })
    {
      steps.append(next.step(among: Array(node.children)))
      node = next
    }
    return steps
  }

  private func step(among siblings: [FeedNode]) -> Step {
    let alike = siblings.filter { tree.syntax != .xml || ($0.kind == kind && $0.name == name) }
    return Step(
      name: name, isAttribute: kind == .attribute, isText: kind == .text && name == nil,
      number: alike.firstIndex { $0.index == index } ?? 0, isAlone: alike.count < 2)
  }

  private var csvPlace: DecodingFailure.Place {
    guard index > 0,
      let row = tree.root.children.first(where: { $0.index <= index && index < $0.end })
    else { return .line(max(1, Int(tree.entries[0].first)), column: nil) }
    let line = Int(tree.entries[row.index].first)
    let column = row.index == index ? nil : index - row.index
    return .line(line, column: column)
  }
}

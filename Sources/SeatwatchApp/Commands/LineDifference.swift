/// The lines of an expected and of a found text, as `diff -u` shows them without its heads.
package struct LineDifference {
  package enum Mark: String {
    case both = " "
    case expected = "-"
    case found = "+"
  }

  package let lines: [(mark: Mark, text: String)]

  package init(expected: String, found: String) {
    let (before, after) = (Self.split(expected), Self.split(found))
    let changes = after.difference(from: before)
    let removed = Set(changes.removals.map(\.offset))
    let inserted = Set(changes.insertions.map(\.offset))
    var lines: [(mark: Mark, text: String)] = []
    var next = 0
    func takeInserted() {
      while inserted.contains(next) {
        lines.append((.found, after[next]))
        next += 1
      }
    }
    for (index, line) in before.enumerated() {
      if removed.contains(index) {
        lines.append((.expected, line))
      } else {
        takeInserted()
        lines.append((.both, line))
        next += 1
      }
    }
    takeInserted()
    self.lines = lines
  }

  /// The lines of a text; blanks at a line's end, which nobody would see, are shown.
  private static func split(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let end = line.reversed().prefix { $0 == " " }.count
      return line.dropLast(end) + String(repeating: "␣", count: end)
    }
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}

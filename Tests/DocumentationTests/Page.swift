/// A page of the documentation.
struct Page {
  let path: String
  let text: String

  private var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// A block of code under the comment `<!-- run: KIND -->`.
  struct Example: CustomStringConvertible, Sendable {
    let path: String
    let line: Int
    let text: String

    var description: String { "\(path):\(line)" }
  }

  /// The blocks that are marked as a complete file of a kind.
  func examples(of kind: String) -> [Example] {
    let lines = lines
    return lines.indices.filter { lines[$0] == "<!-- run: \(kind) -->" }.map { mark in
      let body = lines[(mark + 2)...].prefix { !$0.hasPrefix("```") }
      return Example(path: path, line: mark + 3, text: body.joined(separator: "\n") + "\n")
    }
  }

  /// What stands under a heading of the second or third level, up to the next one of its own level or above.
  func section(_ heading: String) -> [Substring] {
    guard let start = lines.firstIndex(where: { $0 == "## " + heading || $0 == "### " + heading })
    else { return [] }
    let isOfThirdLevel = lines[start].hasPrefix("### ")
    return Array(
      lines[(start + 1)...].prefix {
        !$0.hasPrefix("## ") && !(isOfThirdLevel && $0.hasPrefix("### "))
      })
  }

  /// The cells of the table rows under a heading, without the head and the rule below it.
  func table(under heading: String) -> [[String]] {
    let rows = section(heading).filter { $0.hasPrefix("|") }
    return rows.dropFirst(2).map { row in
      row.dropFirst().dropLast().split(separator: "|").map { cell in
        cell.filter { $0 != "`" }.split(separator: " ").joined(separator: " ")
      }
    }
  }

  /// The first block of code in a language under a heading.
  func block(_ language: String, under heading: String) -> String? {
    let section = section(heading)
    guard let start = section.firstIndex(of: Substring("```" + language)) else { return nil }
    return section[(start + 1)...].prefix { !$0.hasPrefix("```") }.joined(separator: "\n")
  }
}

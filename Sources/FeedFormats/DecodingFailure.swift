/// Why a body is not used: where in it, what is there, and what would be right.
package struct DecodingFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// Where in a body something was found.
  package enum Place: Equatable, Sendable {
    /// Nowhere in particular: the body as a whole.
    case body
    /// Counted from 1. In CSV the column is the field's number, in JSON the byte's.
    case line(Int, column: Int?)
    /// A JSON pointer (RFC 6901), such as `/contests/0/votes`; empty for the document itself.
    case pointer(String)
    /// An XPath to the element or attribute, such as `/Results/Contest[3]/@name`.
    case xpath(String)
  }

  /// The named part; nil for a feed of one body.
  package var part: String?
  package var place: Place
  package var what: String
  /// What would be right.
  package var remedy: String

  package init(part: String? = nil, place: Place, what: String, remedy: String) {
    self.part = part
    self.place = place
    self.what = what
    self.remedy = remedy
  }

  /// One line for a log: `candidacies, line 12, column 19: "12x" is no number of votes; write whole digits`.
  package var description: String {
    let position = [part.flatMap { $0 == FeedPart.plain ? nil : $0 }, placeText].compactMap { $0 }
    return (position.isEmpty ? "" : position.joined(separator: ", ") + ": ") + what + "; " + remedy
  }

  private var placeText: String? {
    switch place {
    case .body: nil
    case .line(let line, nil): "line \(line)"
    case .line(let line, let column?): "line \(line), column \(column)"
    case .pointer(""): "at the top"
    case .pointer(let pointer): "at \(pointer)"
    case .xpath(let path): "at \(path)"
    }
  }
}

/// A figure of the `changes` column.
struct ChangeRow: MessageRow {
  /// A figure or a name.
  enum Figure: Decodable {
    case integer(Int)
    case text(String)
    case none

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        // Not a number: then a text, or nothing.
        self = .integer(number)
      } else {
        self = (try? container.decode(String.self)).map { .text($0) } ?? .none
      }
    }

    var text: String {
      switch self {
      case .integer(let number): MessageInteger(number).renderText
      case .text(let text): text
      case .none: ""
      }
    }
  }

  let field: String
  let was: Figure?
  let now: Figure?

  func value(of member: String) -> Any? {
    switch member {
    case "field": field
    case "was": was?.text ?? MessageNull()
    case "now": now?.text ?? MessageNull()
    default: nil
    }
  }
}

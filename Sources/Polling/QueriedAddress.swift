import Foundation

/// An address with its query taken apart; the fragment is left out.
struct QueriedAddress: Sendable {
  /// A `name=value` of a query.
  struct Item: Sendable {
    /// As it stands in the address.
    let text: String

    /// Percent-decoded; the whole when there is no `=`.
    var name: String { Self.decoded(String(text.prefix { $0 != "=" })) }
    /// Percent-decoded; empty when there is no `=`.
    var value: String { Self.decoded(String(text.drop { $0 != "=" }.dropFirst())) }

    /// Whether it says the same, however it is written.
    func isSame(as other: Item) -> Bool { name == other.name && value == other.value }

    private static func decoded(_ text: String) -> String {
      let spaced = text.replacing("+", with: " ")
      return spaced.removingPercentEncoding ?? spaced
    }
  }

  /// All before the query.
  let path: String
  var items: [Item]

  init(path: String, items: [Item]) {
    self.path = path
    self.items = items
  }

  init(_ address: String) {
    let shown = address.prefix { $0 != "#" }
    path = String(shown.prefix { $0 != "?" })
    items = shown.dropFirst(path.count + 1).split(separator: "&").map { Item(text: String($0)) }
  }

  var text: String {
    items.isEmpty ? path : path + "?" + items.map { $0.text }.joined(separator: "&")
  }

  /// The same with nothing percent-encoded, to search in.
  var decodedText: String {
    (path.removingPercentEncoding ?? path) + items.map { "\n\($0.name)=\($0.value)" }.joined()
  }
}

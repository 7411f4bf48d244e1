/// The header fields of one response, in the order of their arrival.
package struct HTTPHeaders: Sendable, Hashable {
  /// All fields; a name may occur several times.
  package private(set) var fields: [HTTPHeader] = []

  package init(_ fields: [HTTPHeader] = []) {
    self.fields = fields
  }

  /// The first value of a field, whatever the case of its name; nil when there is none.
  package subscript(name: String) -> String? {
    fields.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// Returns all values of a field in the order of their arrival.
  package func values(of name: String) -> [String] {
    fields.filter { $0.name.lowercased() == name.lowercased() }.map { $0.value }
  }

  mutating func append(_ field: HTTPHeader) {
    fields.append(field)
  }

  /// Continues the last value with a folded line (RFC 9112 §5.2).
  mutating func extendLast(with text: String) {
    guard let last = fields.indices.last else { return }
    fields[last].value += " " + text
  }
}

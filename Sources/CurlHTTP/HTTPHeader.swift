/// A header field as it is sent or was received.
package struct HTTPHeader: Sendable, Hashable {
  /// The field's name; compared without regard to case.
  package var name: String
  /// The field's value, without white space at its ends.
  package var value: String

  /// Creates a field; a transfer refuses names that are no token and values with control characters.
  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// What a name may have beside letters and digits.
  private static let marks = Array("!#$%&'*+-.^_`|~".utf8)

  /// Whether the field can be sent without changing its neighbours (RFC 9110 §5.1, §5.5).
  var isWellFormed: Bool {
    let isToken = name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || Self.marks.contains(byte)
    }
    return isToken && !name.isEmpty
      && value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }
  }
}

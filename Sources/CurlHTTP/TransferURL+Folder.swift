extension TransferURL {
  private static let unreserved = Set("-._~".utf8)

  /// The URL with a `/` at its end, as a folder has it.
  var folder: String {
    text.hasSuffix("/") ? text : text + "/"
  }

  /// Returns the URL of a file in this folder.
  ///
  /// - Parameter name: The bare name; whatever is more than a letter or digit of ASCII is percent-encoded.
  package func file(named name: String) -> String {
    let encoded = name.utf8.map { byte in
      Self.isLetterOrDigit(byte) || Self.unreserved.contains(byte)
        ? String(UnicodeScalar(byte))
        : "%" + String(byte >> 4, radix: 16, uppercase: true)
          + String(byte & 15, radix: 16, uppercase: true)
    }
    return folder + encoded.joined()
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

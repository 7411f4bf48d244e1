internal import ConfigurationText

/// What may stand in a feed's `headers`.
enum FeedHeader {
  /// What is wrong with a value that ``isSendable(_:)`` refuses.
  static let valueRefusal = "a header's value is one line without control characters"

  /// Fields that a request has anyway, or that would undo what it relies on.
  private static let own: Set<String> = [
    "accept-encoding", "connection", "content-length", "host", "if-match", "if-modified-since",
    "if-none-match", "if-range", "if-unmodified-since", "range", "te", "transfer-encoding",
    "user-agent",
  ]

  /// Fields that are nothing but a secret.
  private static let secret: Set<String> = ["authorization", "cookie", "proxy-authorization"]

  /// Says why a field cannot be sent, without quoting its value; nil when it can.
  ///
  /// - Parameter isSigned: Whether the feed has `auth`.
  static func refusal(of header: NamedValue<SecretText>, isSigned: Bool) -> String? {
    let name = header.name.lowercased()
    if name.wholeMatch(of: /[a-z0-9!#$%&'*+.^_`|~-]+/) == nil {
      return "expected a header's name such as X-Api-Key"
    }
    if own.contains(name) { return "the header \(name) is seatwatch's own" }
    if isSigned, name == "authorization" {
      return "the header \(name) is what `auth` stands for; give only one of them"
    }
    guard let value = header.value.plainText else { return nil }
    if secret.contains(name) {
      return "the header \(name) is a secret, and that never stands in the file: "
        + "write {credential: NAME}, {env: NAME} or {file: PATH}"
    }
    return isSendable(value) ? nil : valueRefusal
  }

  /// Whether a value can be sent without changing the fields beside it.
  static func isSendable(_ value: String) -> Bool {
    value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }
  }
}

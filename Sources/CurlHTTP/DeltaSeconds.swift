/// A whole number of seconds in a header field (RFC 9111 §1.2.2).
package struct DeltaSeconds: Sendable, Hashable {
  /// Never negative; what is larger than 2³¹ seconds counts as that.
  package let duration: Duration

  /// Reads digits; nil when there is anything else.
  package init?(_ text: some StringProtocol) {
    let digits = text.utf8
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    duration = .seconds(min(Int(text) ?? 1 << 31, 1 << 31))
  }
}

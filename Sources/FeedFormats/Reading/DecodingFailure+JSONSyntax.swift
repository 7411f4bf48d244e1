extension DecodingFailure {
  /// Text that is no JSON.
  init(_ fault: JSONSyntax.Fault, in bytes: [UInt8]) {
    let before = bytes[..<fault.offset]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    self.init(
      place: .line(
        before.count { $0 == UInt8(ascii: "\n") } + 1, column: fault.offset - lineStart + 1),
      what: fault.what,
      remedy: fault.offset == bytes.count
        ? "the body seems to be cut off: fetch it again" : "a JSON text is expected")
  }
}

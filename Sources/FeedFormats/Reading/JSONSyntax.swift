/// Checks that bytes are one JSON value and nothing else (RFC 8259), and tells where they are not.
///
/// The parser that reads the values says only that something is wrong: this finds the place afterwards.
struct JSONSyntax {
  /// What is wrong, and before how many bytes.
  struct Fault: Error, Equatable {
    var offset: Int
    var what: String
  }

  /// Arrays and objects within each other, fewer than would exhaust the stack of a thread.
  private static let deepest = 100
  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  private let bytes: [UInt8]
  private var position = 0

  /// Returns when the bytes are well formed.
  static func check(_ bytes: [UInt8]) throws(Fault) {
    let repaired = String(decoding: bytes, as: UTF8.self).utf8
    if let offset = zip(bytes, repaired).enumerated().first(where: { $1.0 != $1.1 })?.offset {
      throw Fault(offset: offset, what: "the bytes are not UTF-8")
    }
    var syntax = JSONSyntax(bytes: bytes)
    try syntax.takeValue(depth: 0)
    syntax.skipSpace()
    if syntax.position < bytes.count { throw syntax.fault("more text follows the JSON") }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func fault(_ what: String) -> Fault {
    Fault(offset: position, what: next == nil ? "the JSON ends too early" : what)
  }

  private mutating func skipSpace() {
    while let byte = next, " \t\r\n".utf8.contains(byte) { position += 1 }
  }

  private mutating func take(_ text: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard bytes[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  private mutating func takeValue(depth: Int) throws(Fault) {
    guard depth < Self.deepest else { throw fault("the JSON is nested too deeply") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): try takeMembers(depth: depth)
    case UInt8(ascii: "["): try takeElements(depth: depth)
    case UInt8(ascii: "\""): try takeString()
    case let byte? where byte == UInt8(ascii: "-") || Self.digits.contains(byte): try takeNumber()
    default:
      if !(take("true") || take("false") || take("null")) {
        // A word that the end of the body cuts off is not another fault than the cut.
        if bytes.count - position < 5, isCutWord { position = bytes.count }
        throw fault("a JSON value is expected here")
      }
    }
  }

  private var isCutWord: Bool {
    ["true", "false", "null"].contains { $0.utf8.starts(with: bytes[position...]) }
  }

  private mutating func takeMembers(depth: Int) throws(Fault) {
    position += 1
    skipSpace()
    if take("}") { return }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw fault("a member's name is expected here") }
      try takeString()
      skipSpace()
      guard take(":") else { throw fault("a colon is expected here") }
      try takeValue(depth: depth + 1)
      skipSpace()
    } while take(",")
    guard take("}") else { throw fault("a comma or } is expected here") }
  }

  private mutating func takeElements(depth: Int) throws(Fault) {
    position += 1
    skipSpace()
    if take("]") { return }
    repeat {
      try takeValue(depth: depth + 1)
      skipSpace()
    } while take(",")
    guard take("]") else { throw fault("a comma or ] is expected here") }
  }

  private mutating func takeString() throws(Fault) {
    position += 1
    while let byte = next, byte != UInt8(ascii: "\"") {
      if byte < 0x20 { throw fault("a control character stands in a string") }
      position += 1
      if byte == UInt8(ascii: "\\") { try takeEscape() }
    }
    guard take("\"") else { throw fault("a string does not end") }
  }

  private mutating func takeEscape() throws(Fault) {
    guard let byte = next, "\"\\/bfnrtu".utf8.contains(byte) else {
      throw fault("no such escape is known in JSON")
    }
    position += 1
    guard byte == UInt8(ascii: "u") else { return }
    for _ in 0..<4 {
      guard let digit = next, Character(UnicodeScalar(digit)).isHexDigit else {
        throw fault("four hexadecimal digits are expected here")
      }
      position += 1
    }
  }

  private mutating func takeNumber() throws(Fault) {
    let start = position
    try takeNumberText()
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    let isWhole = !text.contains { ".eE".contains($0) }
    if isWhole ? Int(text) == nil : Double(text)?.isFinite != true {
      throw Fault(offset: start, what: "the number is too large")
    }
  }

  private mutating func takeNumberText() throws(Fault) {
    _ = take("-")
    if !take("0") { try takeDigits() }
    if take(".") { try takeDigits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try takeDigits()
    }
  }

  private mutating func takeDigits() throws(Fault) {
    let start = position
    while let byte = next, Self.digits.contains(byte) { position += 1 }
    if position == start { throw fault("a digit is expected here") }
  }
}

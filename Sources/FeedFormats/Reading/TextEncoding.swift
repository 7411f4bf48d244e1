internal import Foundation

/// How a body writes its characters.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  /// With a byte-order mark; without one the order is told by where the zeros of ASCII stand.
  case utf16 = "utf-16"
  case windows1252 = "windows-1252"
  case iso88591 = "iso-8859-1"

  /// The body in UTF-8, without a byte-order mark.
  ///
  /// A byte-order mark, and UTF-16 that shows itself, have the first word, whatever is named; without those the named
  /// encoding counts, otherwise UTF-8.
  ///
  /// - Parameter isChecked: Whether UTF-8 is looked through for bytes without a meaning; a parser that does so itself need
  ///   not wait for it.
  /// - Throws: ``DecodingFailure`` with the line of the first byte that has no meaning.
  static func utf8(
    of bytes: [UInt8], in named: TextEncoding?, part: String? = nil, isChecked: Bool = true
  ) throws(DecodingFailure) -> [UInt8] {
    switch TextEncoding(shownBy: bytes) ?? named ?? .utf8 {
    case .utf8:
      let text = bytes.starts(with: mark) ? Array(bytes[3...]) : bytes
      return isChecked ? try checked(text, part) : text
    case .utf16: return try transcoded(bytes, from: endianness(of: bytes), part)
    case .windows1252: return try transcoded(bytes, from: .windowsCP1252, part)
    case .iso88591: return try transcoded(bytes, from: .isoLatin1, part)
    }
  }

  /// What the first bytes show beyond doubt; nil when they show nothing.
  init?(shownBy bytes: [UInt8]) {
    if bytes.starts(with: Self.mark) {
      self = .utf8
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16
    } else if bytes.count >= 4, (bytes[0] == 0) != (bytes[1] == 0),
      (bytes[2] == 0) == (bytes[0] == 0), (bytes[3] == 0) == (bytes[1] == 0)
    {
      self = .utf16
    } else {
      return nil
    }
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func endianness(of bytes: [UInt8]) -> String.Encoding {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
    return bytes[0] == 0 ? .utf16BigEndian : .utf16LittleEndian
  }

  private static func checked(
    _ bytes: [UInt8], _ part: String?
  ) throws(DecodingFailure) -> [UInt8] {
    guard bytes.withUnsafeBufferPointer({ !isValid($0) }) else { return bytes }
    let repaired = String(decoding: bytes, as: UTF8.self).utf8
    let offset = zip(bytes, repaired).enumerated().first { $0.1.0 != $0.1.1 }?.offset ?? 0
    let line = bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
    let isCut = bytes.count - offset < 4
    throw DecodingFailure(
      part: part, place: .line(line, column: nil), what: "the bytes are not UTF-8",
      remedy: isCut
        ? "the body seems to be cut off: fetch it again"
        : "if its publisher writes otherwise, name the feed's `encoding`, such as windows-1252")
  }

  private static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }

  private static func transcoded(
    _ bytes: [UInt8], from encoding: String.Encoding, _ part: String?
  ) throws(DecodingFailure) -> [UInt8] {
    if let text = String(bytes: bytes, encoding: encoding) {
      let utf8 = Array(text.utf8)
      return utf8.starts(with: mark) ? Array(utf8[3...]) : utf8
    }
    throw DecodingFailure(
      part: part, place: .body, what: "the bytes are not in the encoding that they show",
      remedy: "the body seems to be cut off: fetch it again")
  }
}

/// Reads comma-separated text, or text with another separator, strictly by RFC 4180: a quote that does not close, or stands
/// where none may, is an error with its line, and never a guess.
///
/// Lines may end in CRLF, LF or CR, the last one in nothing; a byte-order mark is dropped, as are blank lines.
package struct CSVReader {
  private let bytes: [UInt8]
  private let part: String?
  private let separator: UInt8
  private let hasQuotes: Bool
  private var position: Int
  private var line = 1

  /// Reads all rows.
  ///
  /// - Parameter hasQuotes: Whether fields may stand in quotes; otherwise a quote is a character like others.
  /// - Throws: ``DecodingFailure`` with the line where the row in question starts.
  package static func rows(
    of bytes: [UInt8], part: String?, separator: UInt8 = UInt8(ascii: ","), hasQuotes: Bool = true
  ) throws(DecodingFailure) -> [CSVRow] {
    var reader = CSVReader(bytes: bytes, part: part, separator: separator, hasQuotes: hasQuotes)
    var rows: [CSVRow] = []
    while let row = try reader.nextRow() {
      if row.fields != [""] { rows.append(row) }
    }
    guard !rows.isEmpty else {
      throw DecodingFailure(
        part: part, place: .line(1, column: nil), what: "the body is empty",
        remedy: "a CSV file with at least one row is expected")
    }
    return rows
  }

  private init(bytes: [UInt8], part: String?, separator: UInt8, hasQuotes: Bool) {
    self.bytes = bytes
    self.part = part
    self.separator = separator
    self.hasQuotes = hasQuotes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private mutating func nextRow() throws(DecodingFailure) -> CSVRow? {
    guard position < bytes.count else { return nil }
    var row = CSVRow(line: line, fields: [])
    repeat {
      row.fields.append(try nextField(of: row))
    } while takeSeparator()
    try takeLineEnd(after: row)
    return row
  }

  private mutating func nextField(of row: CSVRow) throws(DecodingFailure) -> String {
    guard hasQuotes, position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      return try text(plainField(), in: row)
    }
    return try text(quotedField(of: row), in: row)
  }

  private mutating func plainField() -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case separator, UInt8(ascii: "\r"), UInt8(ascii: "\n"): return bytes[start..<position]
      case UInt8(ascii: "\"") where hasQuotes: return bytes[start..<position]
      default: position += 1
      }
    }
    return bytes[start...]
  }

  private mutating func quotedField(of row: CSVRow) throws(DecodingFailure) -> ArraySlice<UInt8> {
    let quote = UInt8(ascii: "\"")
    var content: ArraySlice<UInt8> = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == quote {
        guard position < bytes.count, bytes[position] == quote else { return content }
        position += 1
      } else if byte == UInt8(ascii: "\n") {
        line += 1
      }
      content.append(byte)
    }
    throw failure(
      in: row, "a quoted field does not end",
      "the body seems to be cut off: fetch it again, or close the quote")
  }

  private func text(_ field: ArraySlice<UInt8>, in row: CSVRow) throws(DecodingFailure) -> String {
    guard let text = String(validating: field, as: UTF8.self) else {
      throw failure(in: row, "the bytes are not UTF-8", "the file has to be saved as UTF-8")
    }
    return text
  }

  private mutating func takeSeparator() -> Bool {
    guard position < bytes.count, bytes[position] == separator else { return false }
    position += 1
    return true
  }

  private mutating func takeLineEnd(after row: CSVRow) throws(DecodingFailure) {
    guard position < bytes.count else { return }
    switch bytes[position] {
    case UInt8(ascii: "\r"):
      position += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
    case UInt8(ascii: "\n"): position += 1
    default:
      throw failure(
        in: CSVRow(line: row.line, fields: row.fields.dropLast()),
        "a quote stands inside a field, or text beside a quoted one",
        "a field with a quote in it is quoted as a whole, its own quotes doubled")
    }
    line += 1
  }

  private func failure(in row: CSVRow, _ what: String, _ remedy: String) -> DecodingFailure {
    DecodingFailure(
      part: part, place: .line(row.line, column: row.fields.count + 1), what: what, remedy: remedy)
  }
}

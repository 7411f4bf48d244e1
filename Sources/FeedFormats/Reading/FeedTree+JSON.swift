internal import CSimdjson

extension FeedTree {
  /// Arrays and objects, or elements, within each other.
  static let deepest = 100

  /// Reads a JSON body.
  ///
  /// - Throws: ``DecodingFailure`` with line and column of whatever is not JSON.
  package convenience init(
    json bytes: [UInt8], part: String? = nil, encoding: TextEncoding? = nil, log: ReadingLog? = nil
  ) throws(DecodingFailure) {
    let bytes = try TextEncoding.utf8(of: bytes, in: encoding, part: part, isChecked: false)
    guard Self.isSparse(bytes) else {
      throw DecodingFailure(
        part: part, place: .body, what: "the JSON is hardly anything but brackets and commas",
        remedy: "a results feed is expected")
    }
    var message: UnsafePointer<CChar>?
    guard let document = csimdjson_parse(bytes, bytes.count, Self.deepest, &message) else {
      var failure = Self.fault(in: bytes, message: message)
      failure.part = part
      throw failure
    }
    defer { csimdjson_free(document) }
    var count = 0
    let entries = UnsafeBufferPointer(start: csimdjson_entries(document, &count), count: count)
      .map { entry in
        Entry(
          kind: Kind(rawValue: UInt8(truncatingIfNeeded: entry.kind)) ?? .null, name: entry.name,
          end: entry.end, first: entry.first, second: entry.second)
      }
    let characters = csimdjson_characters(document, &count)
    let copy = count == 0 ? [] : Array(UnsafeBufferPointer(start: characters, count: count))
    let names = (0..<csimdjson_name_count(document)).map { number in
      var length = 0
      let name = csimdjson_name(document, number + 1, &length)
      return String(decoding: UnsafeBufferPointer(start: name, count: length), as: UTF8.self)
    }
    self.init(
      syntax: .json, part: part, entries: entries, characters: copy, names: names, log: log)
  }

  /// Whether a body has at least four bytes for each value, as every feed has: what has less would take many times its
  /// size in memory.
  private static func isSparse(_ bytes: [UInt8]) -> Bool {
    var separators = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"): separators += 1
      default: break
      }
    }
    return separators <= bytes.count / 4 + 4096
  }

  /// What is wrong, and where: simdjson does not tell the place.
  private static func fault(
    in bytes: [UInt8], message: UnsafePointer<CChar>?
  ) -> DecodingFailure {
    do throws(DecodingFailure) {
      _ = try TextEncoding.utf8(of: bytes, in: .utf8)
    } catch {
      return error
    }
    do throws(JSONSyntax.Fault) {
      try JSONSyntax.check(bytes)
    } catch {
      return DecodingFailure(error, in: bytes)
    }
    let words = message.map { String(cString: $0) } ?? "the JSON cannot be read"
    return DecodingFailure(place: .body, what: words, remedy: "a JSON text is expected")
  }
}

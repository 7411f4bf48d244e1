internal import CLibXML2

extension FeedTree {
  /// Reads an XML body with libxml2 as a stream: names without their prefixes, the declared encoding obeyed, nothing
  /// fetched, and no entity but those of XML itself.
  ///
  /// - Throws: ``DecodingFailure`` with line and column of whatever is not XML.
  package convenience init(
    xml bytes: [UInt8], part: String? = nil, encoding: TextEncoding? = nil, log: ReadingLog? = nil
  ) throws(DecodingFailure) {
    // libxml2 knows UTF-16 by its mark or declaration only.
    let isUTF16 = TextEncoding(shownBy: bytes) == .utf16
    let bytes = isUTF16 ? try TextEncoding.utf8(of: bytes, in: .utf16, part: part) : bytes
    var reading = XMLReading(encoding: isUTF16 ? .utf8 : encoding)
    if var failure = reading.failure(in: bytes) {
      failure.part = part
      throw failure
    }
    self.init(
      syntax: .xml, part: part, entries: reading.building.entries,
      characters: reading.building.characters, names: reading.building.names, log: log)
  }
}

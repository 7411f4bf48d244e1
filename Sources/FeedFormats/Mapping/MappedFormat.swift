internal import ConfigurationText
package import ElectionResults

/// A format that a mapping file describes.
package struct MappedFormat: FeedFormat {
  package let name: String
  package let parts = [FeedPart(name: FeedPart.plain, isOptional: false)]
  /// Name and text of the mapping file.
  package let fingerprint: String
  let mapping: MappingFile
  package var country: String? { mapping.country }

  init(name: String, text: String, mapping: MappingFile) {
    self.name = name
    fingerprint = name + "\n" + text
    self.mapping = mapping
  }

  package func snapshot(
    from bodies: FeedBodies
  ) throws(DecodingFailure) -> ResultsSnapshot {
    try requireParts(of: bodies)
    let (part, bytes) = bodies.only
    let encoding = bodies.encoding ?? mapping.encoding
    let reading = MappingReading(mapping: mapping)
    switch mapping.syntax {
    case .json:
      let tree = try FeedTree(json: bytes, part: part, encoding: encoding, log: bodies.log)
      return try reading.snapshot(of: tree)
    case .xml:
      let tree = try FeedTree(xml: bytes, part: part, encoding: encoding, log: bodies.log)
      return try reading.snapshot(of: tree)
    case .csv, .tsv:
      let text = try TextEncoding.utf8(of: bytes, in: encoding, part: part)
      let tree = try mapping.table.tree(
        of: text, syntax: mapping.syntax, spellings: mapping.columnSpellings, part: part,
        log: bodies.log)
      return try reading.snapshot(of: tree)
    case .rss:
      let tree = try FeedTree(xml: bytes, part: part, encoding: encoding, log: bodies.log)
      return try reading.snapshot(ofItems: tree)
    }
  }
}

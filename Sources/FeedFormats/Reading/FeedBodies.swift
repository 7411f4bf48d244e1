/// What was fetched of a feed, as its format reads it.
package struct FeedBodies: ExpressibleByDictionaryLiteral {
  /// The bytes by the name of their part, of a part that is a folder by `part/file name`; a feed with a plain address gives
  /// one body under ``FeedPart/plain``.
  package var bodies: [String: [UInt8]]
  /// The names of all files in a folder by its part, fetched this time or before.
  package var folderNames: [String: [String]]
  /// The encoding that the configuration names; nil when it leaves that to the bodies.
  package var encoding: TextEncoding?
  /// Wants to know what is read and what cannot be; nil for nobody: then the first value that cannot be read is thrown.
  package var log: ReadingLog?

  package init(
    _ bodies: [String: [UInt8]], folderNames: [String: [String]] = [:],
    encoding: TextEncoding? = nil, log: ReadingLog? = nil
  ) {
    self.bodies = bodies
    self.folderNames = folderNames
    self.encoding = encoding
    self.log = log
  }

  package init(dictionaryLiteral elements: (String, [UInt8])...) {
    self.init(Dictionary(elements) { _, last in last })
  }

  /// The bytes of a part; nil when it did not come.
  subscript(part: String) -> [UInt8]? { bodies[part] }

  /// The only body, whatever its name.
  var only: (part: String?, bytes: [UInt8]) {
    let first = bodies.first
    return (first.flatMap { $0.key == FeedPart.plain ? nil : $0.key }, first?.value ?? [])
  }

  /// The files of a folder part that came, by file name.
  func files(of part: String) -> [(name: String, bytes: [UInt8])] {
    let prefix = part + "/"
    return bodies.filter { $0.key.hasPrefix(prefix) }
      .map { (String($0.key.dropFirst(prefix.count)), $0.value) }.sorted { $0.0 < $1.0 }
  }

  /// The only body as JSON.
  func json() throws(DecodingFailure) -> FeedNode {
    try FeedTree(json: only.bytes, part: only.part, encoding: encoding, log: log).root
  }

  /// Every body as JSON, in the order of the names of their parts.
  func everyJSON() throws(DecodingFailure) -> [(part: String, root: FeedNode)] {
    var trees: [(part: String, root: FeedNode)] = []
    for (part, bytes) in bodies.sorted(by: { $0.key < $1.key }) {
      let shown = part == FeedPart.plain ? nil : part
      let tree = try FeedTree(json: bytes, part: shown, encoding: encoding, log: log)
      trees.append((part, tree.root))
    }
    return trees
  }

  /// The only body as XML.
  func xml() throws(DecodingFailure) -> FeedNode {
    try FeedTree(xml: only.bytes, part: only.part, encoding: encoding, log: log).root
  }
}

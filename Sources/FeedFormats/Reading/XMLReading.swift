internal import CLibXML2

/// One run of libxml2's parser over a body. Its callbacks come here by address: there are millions of them, and a class
/// would be counted and guarded at each.
struct XMLReading {
  fileprivate(set) var building = FeedTreeBuilding()
  private let encoding: TextEncoding?
  private var pendingText: [UInt8] = []
  private var fault: DecodingFailure?
  private var parser: xmlParserCtxtPtr?
  /// Elements that have begun and not ended.
  private var depth = 0
  /// The numbers of names by where libxml2 keeps them, which is one place for each name of a document.
  private var numbers = XMLNameNumbers()

  init(encoding: TextEncoding?) { self.encoding = encoding }

  /// Reads the body into ``building``; what is wrong with it, or nil.
  mutating func failure(in bytes: [UInt8]) -> DecodingFailure? {
    guard !bytes.isEmpty else {
      return DecodingFailure(
        place: .line(1, column: nil), what: "the body is empty",
        remedy: "an XML document is expected")
    }
    return withUnsafeMutablePointer(to: &self) { Self.failure(in: bytes, reading: $0) }
  }

  /// While the parser runs the reading is touched by its address alone.
  private static func failure(
    in bytes: [UInt8], reading: UnsafeMutablePointer<XMLReading>
  ) -> DecodingFailure? {
    // What converts encodings does not know the parser, and would print its errors.
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    var handler = Self.handler
    guard let parser = xmlCreatePushParserCtxt(&handler, reading, nil, 0, nil) else {
      return DecodingFailure(
        place: .body, what: "there is not enough memory for the XML", remedy: "try again")
    }
    reading.pointee.parser = parser
    defer {
      xmlFreeDoc(parser.pointee.myDoc)
      xmlFreeParserCtxt(parser)
      reading.pointee.parser = nil
    }
    xmlCtxtUseOptions(parser, Self.options)
    obeyEncoding(reading.pointee.encoding, of: bytes, parser)
    reading.pointee.makeRoom(for: bytes)
    push(bytes, to: parser, reading)
    return reading.pointee.fault ?? syntaxFault(of: parser) ?? emptiness(of: reading.pointee)
  }

  /// Nothing is fetched. Entities are put in place: where declarations are refused, those are XML's own five.
  private static let options = Int32(
    XML_PARSE_NONET.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NOENT.rawValue)

  /// A name in the configuration counts for more than the body's own declaration, unless the bytes show otherwise.
  private static func obeyEncoding(
    _ encoding: TextEncoding?, of bytes: [UInt8], _ parser: xmlParserCtxtPtr
  ) {
    guard let encoding, TextEncoding(shownBy: bytes) == nil,
      let converter = xmlFindCharEncodingHandler(encoding.rawValue)
    else { return }
    xmlSwitchToEncoding(parser, converter)
    xmlCtxtUseOptions(parser, Self.options | Int32(XML_PARSE_IGNORE_ENC.rawValue))
  }

  /// Each element and the end of each text begins with `<`, each attribute has `=`.
  private mutating func makeRoom(for bytes: [UInt8]) {
    let values = bytes.count { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "=") }
    building.reserve(values: values, characters: bytes.count)
  }

  private static func push(
    _ bytes: [UInt8], to parser: xmlParserCtxtPtr, _ reading: UnsafeMutablePointer<XMLReading>
  ) {
    var isSound: Bool { reading.pointee.fault == nil && parser.pointee.wellFormed == 1 }
    bytes.withUnsafeBytes { buffer in
      let base = buffer.bindMemory(to: CChar.self).baseAddress
      var start = 0
      while start < buffer.count, isSound {
        let count = min(1 << 16, buffer.count - start)
        xmlParseChunk(parser, base.map { $0 + start }, Int32(count), 0)
        start += count
      }
      if isSound { xmlParseChunk(parser, nil, 0, 1) }
    }
  }

  /// A body in an encoding that libxml2 knows and that makes nothing of it passes its parser.
  private static func emptiness(of reading: XMLReading) -> DecodingFailure? {
    guard !reading.building.isComplete else { return nil }
    return DecodingFailure(
      place: .line(1, column: nil), what: "there is no complete element in the XML",
      remedy: "check the encoding that its first line declares, or name the feed's `encoding`")
  }

  private static func syntaxFault(of parser: xmlParserCtxtPtr) -> DecodingFailure? {
    guard parser.pointee.wellFormed != 1 else { return nil }
    let error = parser.pointee.lastError
    let words = error.message.map { String(cString: $0).trimmed } ?? "the XML cannot be read"
    return DecodingFailure(
      place: .line(Int(error.line), column: error.int2 > 0 ? Int(error.int2) : nil),
      what: words, remedy: "if the body is cut off, fetch it again")
  }

  private mutating func refuse(_ what: String, _ remedy: String) {
    guard fault == nil, let parser else { return }
    let line = Int(xmlSAX2GetLineNumber(parser))
    fault = DecodingFailure(place: .line(line, column: nil), what: what, remedy: remedy)
    xmlStopParser(parser)
  }

  fileprivate mutating func begin(
    _ name: UnsafePointer<xmlChar>?, attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
    count: Int
  ) {
    takeText()
    depth += 1
    guard depth <= FeedTree.deepest else {
      return refuse(
        "more than \(FeedTree.deepest) elements stand within each other",
        "a results feed is expected")
    }
    let line = parser.map { Int(xmlSAX2GetLineNumber($0)) } ?? 0
    building.open(.element, number: numbers.number(of: name, in: &building), line: line)
    for number in 0..<count {
      // Five pointers each: local name, prefix, address, first and end of the value.
      guard let attributes, let start = attributes[number * 5 + 3],
        let end = attributes[number * 5 + 4]
      else { continue }
      let value = UnsafeBufferPointer(start: start, count: end - start)
      let name = numbers.number(of: attributes[number * 5], in: &building)
      building.add(.attribute, number: name, text: value)
    }
  }

  fileprivate mutating func finish() {
    takeText()
    depth -= 1
    building.close()
  }

  fileprivate mutating func take(_ text: UnsafePointer<xmlChar>?, count: Int32) {
    pendingText.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(count)))
  }

  fileprivate mutating func refuseEntity() {
    refuse("the XML declares entities of its own", "a results feed without them is expected")
  }

  private mutating func takeText() {
    defer { pendingText.removeAll(keepingCapacity: true) }
    guard pendingText.contains(where: { $0 > 0x20 }) else { return }
    building.add(.text, number: 0, text: pendingText)
  }

  /// The reading whose address the parser hands back.
  private static func reading(
    _ context: UnsafeMutableRawPointer?
  ) -> UnsafeMutablePointer<XMLReading>? {
    context?.assumingMemoryBound(to: XMLReading.self)
  }

  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.startElementNs = { context, name, _, _, _, _, count, _, attributes in
      XMLReading.reading(context)?.pointee.begin(name, attributes: attributes, count: Int(count))
    }
    handler.endElementNs = { context, _, _, _ in XMLReading.reading(context)?.pointee.finish() }
    handler.characters = { context, text, count in
      XMLReading.reading(context)?.pointee.take(text, count: count)
    }
    handler.ignorableWhitespace = { _, _, _ in }
    handler.cdataBlock = { context, text, count in
      XMLReading.reading(context)?.pointee.take(text, count: count)
    }
    handler.entityDecl = { context, _, _, _, _, _ in
      XMLReading.reading(context)?.pointee.refuseEntity()
    }
    // The error is asked for at the end; without this one libxml2 would print it.
    handler.serror = { _, _ in }
    return handler
  }
}

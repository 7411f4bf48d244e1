extension DecodingFailure {
  /// What a JSON decoder found wrong in well-formed text.
  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      let place = JSONPointer(context.codingPath)
      self = place.failure("the member \(key.stringValue) is missing", "it has to be given")
    case .valueNotFound(_, let context):
      self = JSONPointer(context.codingPath).failure("this is null", "it has to be given")
    case .typeMismatch(let type, let context):
      self = JSONPointer(context.codingPath).failure(
        "this has the wrong type", "\(Self.words(for: type)) is expected")
    case .dataCorrupted(let context):
      self = JSONPointer(context.codingPath).failure(
        context.debugDescription, "see the schema of results-json")
    @unknown default:
      self.init(
        place: .pointer(""), what: "the JSON cannot be read",
        remedy: "see the schema of results-json"
      )
    }
  }

  private static func words(for type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a string"
    case is Bool.Type: "true or false"
    case is any Sequence.Type where !(type is [String: Any].Type): "an array"
    default: "an object"
    }
  }

  /// Text that is no JSON.
  init(_ fault: JSONSyntax.Fault, in bytes: [UInt8]) {
    let before = bytes[..<fault.offset]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    self.init(
      place: .line(
        before.count { $0 == UInt8(ascii: "\n") } + 1, column: fault.offset - lineStart + 1),
      what: fault.what,
      remedy: fault.offset == bytes.count
        ? "the body seems to be cut off: fetch it again" : "a JSON object is expected")
  }
}

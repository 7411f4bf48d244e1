internal import Foundation

extension DecodingFailure {
  /// What a JSON decoder found wrong, with the place as a pointer, or as line and column where the text is no JSON.
  init(_ error: DecodingError, in bytes: [UInt8]) {
    switch error {
    case .keyNotFound(let key, let context):
      let place = JSONPointer(context.codingPath)
      self = place.failure("the member \(key.stringValue) is missing", "it has to be given")
    case .valueNotFound(_, let context):
      self = JSONPointer(context.codingPath).failure("this is null", "it has to be given")
    case .typeMismatch(let type, let context):
      self = JSONPointer(context.codingPath).failure(
        "this has the wrong type", "\(Self.words(for: type)) is expected")
    case .dataCorrupted(let context) where context.underlyingError != nil:
      self = Self.broken(context, in: bytes)
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

  /// Text that is no JSON: Foundation tells the offset of the byte, or nothing where the text ends too early.
  private static func broken(_ context: DecodingError.Context, in bytes: [UInt8]) -> DecodingFailure
  {
    let index = (context.underlyingError as? NSError)?.userInfo["NSJSONSerializationErrorIndex"]
    let offset = min(index as? Int ?? bytes.count, bytes.count)
    let before = bytes[..<offset]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let column = offset - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
    let isCutOff = bytes[offset...].allSatisfy { " \t\r\n".utf8.contains($0) }
    return DecodingFailure(
      place: .line(line, column: column),
      what: isCutOff ? "the JSON ends too early" : "the text is no JSON",
      remedy: isCutOff
        ? "the body seems to be cut off: fetch it again" : "a JSON object is expected")
  }
}

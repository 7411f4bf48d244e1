internal import ElectionResults

/// An identifier of a contest or a candidate.
struct JSONIdentifier: Decodable {
  /// Without white space around it.
  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    text = ContestID(try container.decode(String.self)).text
  }
}

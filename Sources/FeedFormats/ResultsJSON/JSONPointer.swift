internal import ElectionResults

/// A place in a JSON document (RFC 6901), and the checks of text found there.
struct JSONPointer: CustomStringConvertible {
  /// Empty for the document itself.
  private(set) var description = ""

  init() {}

  /// The place that a decoder was at.
  init(_ path: [any CodingKey]) {
    for key in path {
      self = key.intValue.map { element($0) } ?? member(key.stringValue)
    }
  }

  func member(_ name: String) -> JSONPointer {
    var pointer = self
    pointer.description +=
      "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
    return pointer
  }

  func element(_ index: Int) -> JSONPointer { member(String(index)) }

  func failure(_ what: String, _ remedy: String) -> DecodingFailure {
    DecodingFailure(place: .pointer(description), what: what, remedy: remedy)
  }

  /// The text without white space around it; an error when nothing is left.
  func nonEmpty(_ text: String) throws(DecodingFailure) -> String {
    let trimmed = ContestID(text).text
    if trimmed.isEmpty { throw failure("this is empty", "every contest and candidate has one") }
    return trimmed
  }

  /// The case that a word stands for; nil without a word, an error for one that is not known.
  func word<Word>(_ text: String?, of words: Word.Type) throws(DecodingFailure) -> Word?
  where Word: RawRepresentable<String> & CaseIterable {
    guard let text else { return nil }
    if let word = Word(rawValue: text) { return word }
    throw failure(
      "\(Excerpt(text)) is not known here",
      "write one of: " + Word.allCases.map(\.rawValue).joined(separator: ", "))
  }

  /// The moment that RFC 3339 text names; nil without text.
  func moment(_ text: String?) throws(DecodingFailure) -> Timestamp? {
    guard let text else { return nil }
    if Self.isWhole(text), Self.isInCalendar(text), let moment = Timestamp(rfc3339: text) {
      return moment
    }
    throw failure(
      "\(Excerpt(text)) is no time of RFC 3339", "write it like 2021-05-07T06:12:00Z")
  }

  /// Whether a text has date, time and zone of RFC 3339, digit by digit: parsers let parts of it be missing.
  private static func isWhole(_ text: String) -> Bool {
    let digits = "0"..."9" as ClosedRange<Character>
    var shape = String(text.map { digits.contains($0) ? "0" : $0 })[...]
    guard shape.hasPrefix("0000-00-00T00:00:00") || shape.hasPrefix("0000-00-00 00:00:00") else {
      return false
    }
    shape = shape.dropFirst(19)
    if shape.first == "." {
      let fraction = shape.dropFirst().prefix { $0 == "0" }
      guard (1...9).contains(fraction.count) else { return false }
      shape = shape[fraction.endIndex...]
    }
    return ["Z", "+00:00", "-00:00"].contains(String(shape))
  }

  /// Whether the day and the time of day exist: parsers take 30 February for 2 March, and 25:00 for 1:00.
  private static func isInCalendar(_ text: String) -> Bool {
    let local = text.prefix(19).replacing(" ", with: "T")
    let zone = text.last == "Z" ? ["00", "00"] : text.suffix(5).split(separator: ":")
    return Timestamp(rfc3339: local + "Z")?.description.hasPrefix(local) == true
      && zone[0] < "24" && zone[1] < "60"
  }
}

import Yams

/// The text given to the YAML parser, and the way back from the parser's marks to places.
///
/// The parser refuses a whole document for one duplicate key. To go on, the first of the two keys
/// is disguised by another first character; columns stay what they were.
struct YAMLText {
  let file: SourceFile
  private(set) var disguised: String
  private let lineStarts: [Int]
  private var disguises: [Int: Unicode.Scalar] = [:]

  init(_ file: SourceFile) {
    self.file = file
    disguised = file.text
    lineStarts = YAMLText.starts(ofLinesIn: file.text)
  }

  /// The offset of a mark in the file; marks count in Unicode scalars.
  func offset(of mark: Mark) -> Int {
    guard lineStarts.indices.contains(mark.line - 1) else { return file.text.utf8.count }
    let start = lineStarts[mark.line - 1]
    let from = file.text.utf8.index(file.text.startIndex, offsetBy: start)
    let scalars = file.text.unicodeScalars[from...].prefix(max(mark.column - 1, 0))
    return start + scalars.reduce(0) { $0 + UTF8.width($1) }
  }

  func place(of mark: Mark?) -> SourcePlace {
    mark.map { file.place(atUTF8Offset: offset(of: $0)) } ?? file.start
  }

  /// The key as it stands in the file.
  func original(_ key: String, at place: SourcePlace) -> String {
    guard let first = disguises[place.utf8Offset] else { return key }
    return String(first) + String(key.unicodeScalars.dropFirst())
  }

  /// Makes the key at a mark unlike any other; false when it cannot be, as in an escaped key.
  mutating func disguise(keyAt mark: Mark) -> Bool {
    let offset = offset(of: mark)
    guard disguises[offset] == nil, disguises.count < 500 else { return false }
    var scalars = Array(disguised.unicodeScalars)
    var index = 0
    var passed = 0
    let original = Array(file.text.unicodeScalars)
    while index < original.count, passed < offset {
      passed += UTF8.width(original[index])
      index += 1
    }
    if index < original.count, original[index] == "\"" || original[index] == "'" { index += 1 }
    guard index < original.count, original[index].properties.isAlphabetic,
      let disguise = Unicode.Scalar(0xE000 + UInt32(disguises.count))
    else { return false }
    disguises[offset] = original[index]
    scalars[index] = disguise
    disguised = String(String.UnicodeScalarView(scalars))
    return true
  }

  /// The first character that YAML does not allow in a text, by YAML 1.1 §5.1.
  static func firstRefusedCharacter(in file: SourceFile) -> (place: SourcePlace, name: String)? {
    var offset = 0
    for scalar in file.text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...:
        offset += UTF8.width(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let padding = String(repeating: "0", count: max(0, 4 - digits.count))
        return (file.place(atUTF8Offset: offset), "U+\(padding)\(digits)")
      }
    }
    return nil
  }

  /// The parser also ends lines at NEL, LS and PS, which editors do not count.
  private static func starts(ofLinesIn text: String) -> [Int] {
    var starts = [0]
    var offset = 0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      offset += UTF8.width(scalar)
      if scalar == "\n", previous == "\r" {
        starts[starts.count - 1] = offset
      } else if ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar) {
        starts.append(offset)
      }
      previous = scalar
    }
    return starts
  }
}

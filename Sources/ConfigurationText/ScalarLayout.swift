/// Where the text of a scalar stands in its file.
struct ScalarLayout {
  private let text: String.UTF8View
  private let source: Substring.UTF8View
  private let start: Int
  private let style: ConfigurationScalar.Style

  init(scalar: ConfigurationScalar, place: SourcePlace) {
    let file = place.file.text.utf8
    text = scalar.text.utf8
    style = scalar.style
    let properties = ScalarLayout.lengthOfProperties(
      file[file.index(file.startIndex, offsetBy: place.utf8Offset)...])
    start = place.utf8Offset + properties
    source = Substring(place.file.text).utf8[file.index(file.startIndex, offsetBy: start)...]
  }

  /// The offset in the file of an offset in the text; nil where the two differ in form.
  func fileOffset(ofTextOffset offset: Int) -> Int? {
    switch style {
    case .plain: source.starts(with: text) ? start + offset : nil
    case .singleQuoted, .doubleQuoted:
      source.dropFirst().starts(with: text) ? start + 1 + offset : nil
    case .literal: offsetInBlock(offset)
    case .folded: nil
    }
  }

  /// Walks the lines of a literal block beside those of the file, whose indentation is extra.
  private func offsetInBlock(_ offset: Int) -> Int? {
    let newline = UInt8(ascii: "\n")
    var position = source.firstIndex(of: newline).map(source.index(after:)) ?? source.endIndex
    var passed = 0
    var indentation: Int?
    for line in text.split(separator: newline, omittingEmptySubsequences: false) {
      let rest = source[position...]
      let end = rest.firstIndex(of: newline) ?? source.endIndex
      var written = rest[..<end]
      if written.last == UInt8(ascii: "\r") { written = written.dropLast() }
      let extra = line.isEmpty ? min(indentation ?? 0, written.count) : written.count - line.count
      guard extra >= 0, line.isEmpty || extra == indentation ?? extra,
        written.dropFirst(extra).elementsEqual(line) || line.isEmpty
      else { return nil }
      if !line.isEmpty { indentation = extra }
      if offset <= passed + line.count {
        let column = source.distance(from: source.startIndex, to: position) + extra
        return start + column + offset - passed
      }
      passed += line.count + 1
      position = end < source.endIndex ? source.index(after: end) : end
    }
    return nil
  }

  /// The bytes that an anchor or a tag takes before the value itself.
  private static func lengthOfProperties(_ source: Substring.UTF8View) -> Int {
    var rest = source
    while let first = rest.first, first == UInt8(ascii: "&") || first == UInt8(ascii: "!") {
      rest = rest.drop { $0 > UInt8(ascii: " ") }.drop { $0 == UInt8(ascii: " ") }
    }
    return source.count - rest.count
  }
}

/// A text file of the configuration, under the path by which the user named it.
///
/// A leading byte order mark is dropped. Lines end at LF, CR LF or CR, as editors count them.
package struct SourceFile: Sendable {
  /// The path as the user named it, relative or absolute; it stands in every diagnostic.
  package let path: String
  package let text: String
  private let lineStarts: [Int]

  package init(path: String, text: String) {
    self.path = path
    let bare =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    var native = bare
    native.makeContiguousUTF8()
    self.text = native
    self.lineStarts = SourceFile.starts(ofLinesIn: native)
  }

  /// Reads a file of at most 16 MiB.
  ///
  /// - Throws: ``SourceFileError`` when it cannot be opened or read, or is not UTF-8.
  package static func read(_ path: String) throws(SourceFileError) -> SourceFile {
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path, limit: 16 << 20)
    } catch {
      throw SourceFileError(path: path, reason: error.reason)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SourceFileError(path: path, reason: "it is not UTF-8 text")
    }
    return SourceFile(path: path, text: text)
  }

  /// The first place of the file, for what concerns the file as a whole.
  package var start: SourcePlace { place(atUTF8Offset: 0) }

  /// The directory of ``path``; `.` when the path names none.
  package var directory: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Returns `other` relative to the directory of this file; an absolute path stays as it is.
  package func resolve(_ other: String) -> String {
    if other.hasPrefix("/") || directory == "." { return other }
    return directory == "/" ? "/\(other)" : "\(directory)/\(other)"
  }

  /// The place of a byte; offsets outside the text are moved to its nearest end.
  package func place(atUTF8Offset offset: Int) -> SourcePlace {
    SourcePlace(file: self, utf8Offset: min(max(offset, 0), text.utf8.count))
  }

  /// The text of a line, counted from 1, without its end; empty beyond the last line.
  package func line(_ number: Int) -> Substring {
    guard lineStarts.indices.contains(number - 1) else { return "" }
    let start = text.utf8.index(text.startIndex, offsetBy: lineStarts[number - 1])
    let rest = text.utf8[start...]
    let end = rest.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    return text[start..<(end ?? text.endIndex)]
  }

  /// The number of the line, from 1, that holds a byte, and the offset at which the line starts.
  func line(ofUTF8Offset offset: Int) -> (number: Int, start: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, lineStarts[low])
  }

  private static func starts(ofLinesIn text: String) -> [Int] {
    var starts = [0]
    var previous: UInt8 = 0
    for (offset, byte) in text.utf8.enumerated() {
      if byte == UInt8(ascii: "\n"), previous == UInt8(ascii: "\r") {
        starts[starts.count - 1] = offset + 1
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        starts.append(offset + 1)
      }
      previous = byte
    }
    return starts
  }
}

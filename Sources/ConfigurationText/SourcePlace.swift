/// A place in a configuration file.
///
/// Line and column are counted when asked for, so that a place costs nothing until it is reported.
package struct SourcePlace: Sendable, Equatable, Comparable, CustomStringConvertible {
  package let file: SourceFile
  let utf8Offset: Int

  /// The line, from 1.
  package var line: Int { file.line(ofUTF8Offset: utf8Offset).number }

  /// The column, from 1, in characters as a reader counts them.
  package var column: Int {
    let (number, start) = file.line(ofUTF8Offset: utf8Offset)
    let line = file.line(number)
    var column = 1
    var end = start
    for character in line {
      end += character.utf8.count
      if end > utf8Offset { break }
      column += 1
    }
    return column
  }

  /// `path:line:column`
  package var description: String { "\(file.path):\(line):\(column)" }

  package static func == (left: SourcePlace, right: SourcePlace) -> Bool {
    left.utf8Offset == right.utf8Offset && left.file.path == right.file.path
  }

  package static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.file.path, left.utf8Offset) < (right.file.path, right.utf8Offset)
  }
}

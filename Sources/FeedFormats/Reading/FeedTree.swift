/// A body of JSON, XML or CSV as values within each other, in the order in which they stand: what decoders and mapping
/// files read, whatever the syntax.
///
/// Held compactly, because feeds have millions of values. Not to be shared between tasks.
package final class FeedTree {
  /// What the body is written in, which decides how places in it are told.
  enum Syntax: Sendable { case json, xml, csv }

  /// What sort of value an entry is.
  package enum Kind: UInt8, Sendable {
    /// JSON's object, or a row of CSV.
    case object
    case array
    case text, integer, real, truth, null
    /// An element of XML: its attributes first, then texts and elements as they stand.
    case element
    /// An attribute of XML: text.
    case attribute
  }

  /// A value; those inside it follow at once.
  struct Entry {
    var kind: Kind
    /// The place of its name among ``FeedTree/names``, counted from 1; 0 for what has none.
    var name: UInt32
    /// The place of the entry after the last one inside.
    var end: UInt32
    /// Of text the offset and length among the characters, of numbers the two halves of their bits, of a truth value 0 or
    /// 1; of a container its line, or 0.
    var first: UInt32 = 0
    var second: UInt32 = 0
  }

  let syntax: Syntax
  /// Nil for the only body of a feed.
  let part: String?
  let entries: [Entry]
  let characters: [UInt8]
  let names: [String]
  /// What has been read of the body, for somebody who wants to know what was left; nil when nobody does.
  let log: ReadingLog?
  private let numbers: [String: UInt32]
  /// Which entries have been read; empty without a log.
  private var isRead: [Bool]

  init(
    syntax: Syntax, part: String?, entries: [Entry], characters: [UInt8], names: [String],
    log: ReadingLog?
  ) {
    self.syntax = syntax
    self.part = part
    self.entries = entries
    self.characters = characters
    self.names = names
    self.log = log
    isRead = log == nil ? [] : Array(repeating: false, count: entries.count)
    numbers = Dictionary(
      names.enumerated().map { ($0.element, UInt32($0.offset + 1)) },
      uniquingKeysWith: { a, _ in a }
    )
    log?.add(self)
  }

  /// The outermost value; of CSV an array of rows.
  package var root: FeedNode { FeedNode(tree: self, index: 0) }

  /// The number of a name; nil when nothing in the body is called so.
  func number(of name: String) -> UInt32? { numbers[name] }

  func name(of index: Int) -> String? {
    let number = Int(entries[index].name)
    return number == 0 ? nil : names[number - 1]
  }

  func text(of entry: Entry) -> String {
    let start = Int(entry.first)
    return String(decoding: characters[start..<(start + Int(entry.second))], as: UTF8.self)
  }

  /// Notes that a value was read.
  func noteRead(_ index: Int) {
    if log != nil { isRead[index] = true }
  }

  /// Reports what cannot be read: throws it, or, where a log collects, notes it and goes on.
  func report(_ failure: DecodingFailure) throws(DecodingFailure) {
    guard let log else { throw failure }
    log.failures.append(failure)
  }

  /// What a step makes; nil when it fails and a log has collected why.
  @discardableResult
  func attempt<Made>(
    _ step: () throws(DecodingFailure) -> Made
  ) throws(DecodingFailure) -> Made? {
    do {
      return try step()
    } catch {
      try report(error)
      return nil
    }
  }

  /// Goes through the values that hold something, in the order of the body, with the path of their field: the names on the
  /// way without the numbers of elements, so that it is the same for every value of one field.
  func forEachValue(_ body: (_ node: FeedNode, _ path: String, _ isRead: Bool) -> Void) {
    var open: [(end: Int, path: String)] = []
    for (index, entry) in entries.enumerated() {
      while let last = open.last, last.end <= index { open.removeLast() }
      let above = open.last?.path ?? ""
      let name = (entry.kind == .attribute ? "@" : "") + (name(of: index) ?? "")
      let path = name.isEmpty ? above : above.isEmpty ? name : above + "/" + name
      switch entry.kind {
      case .object, .array, .element: open.append((Int(entry.end), path))
      case .null: break
      case .text where entry.second == 0, .attribute where entry.second == 0: break
      default: body(FeedNode(tree: self, index: index), path, isRead.isEmpty || isRead[index])
      }
    }
  }
}

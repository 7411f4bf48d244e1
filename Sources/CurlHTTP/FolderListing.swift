import Foundation

/// What an FTP server says that a folder holds, read line by line.
///
/// Names that are no UTF-8, or that have control characters, are left out: they could not be asked for.
package struct FolderListing: Sendable {
  /// Files only, in the server's order.
  package let entries: [FolderEntry]

  /// Reads an answer to NLST; of a path only the last name counts.
  package init(names bytes: [UInt8]) {
    entries = Self.lines(of: bytes).compactMap { line in
      let name = line.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
      return Self.isUsable(name) ? FolderEntry(name: String(name)) : nil
    }
  }

  /// Reads an answer to MLSD: `fact=value;fact=value; name` (RFC 3659 §7.2). What says of itself to be a folder is left
  /// out.
  package init(facts bytes: [UInt8]) {
    entries = Self.lines(of: bytes).compactMap { Self.entry($0) }
  }

  private static func lines(of bytes: [UInt8]) -> [Substring] {
    bytes.split { $0 == 0x0A || $0 == 0x0D }.compactMap { String(validating: $0, as: UTF8.self) }
      .map { Substring($0) }
  }

  private static func entry(_ line: Substring) -> FolderEntry? {
    guard let space = line.firstIndex(of: " ") else { return nil }
    let name = line[line.index(after: space)...]
    guard isUsable(name), !name.contains("/") else { return nil }
    let facts = line[..<space].split(separator: ";").reduce(into: [String: Substring]()) {
      facts, fact in
      guard let equals = fact.firstIndex(of: "=") else { return }
      facts[fact[..<equals].lowercased()] = fact[fact.index(after: equals)...]
    }
    guard !["dir", "cdir", "pdir"].contains(facts["type"]?.lowercased()) else { return nil }
    return FolderEntry(
      name: String(name), size: facts["size"].flatMap { Int($0) },
      modified: facts["modify"].flatMap { time($0) })
  }

  private static func isUsable(_ name: Substring) -> Bool {
    !name.isEmpty && name != "." && name != ".."
      && name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }

  /// Reads `20210507061200` or `20210507061200.125`, always in UTC (RFC 3659 §2.3); nil when it is neither.
  private static func time(_ text: Substring) -> Date? {
    let digits = Array(text.utf8.prefix(14))
    guard digits.count == 14, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    func number(_ range: Range<Int>) -> Int32 {
      digits[range].reduce(0) { $0 * 10 + Int32($1 - 0x30) }
    }
    var fields = tm()
    (fields.tm_year, fields.tm_mon, fields.tm_mday) = (
      number(0..<4) - 1_900, number(4..<6) - 1, number(6..<8)
    )
    (fields.tm_hour, fields.tm_min, fields.tm_sec) = (
      number(8..<10), number(10..<12), number(12..<14)
    )
    let fraction = text.utf8.count > 14 ? Double("0" + text.dropFirst(14)) : 0
    guard let fraction, (0..<1).contains(fraction) else { return nil }
    return Date(timeIntervalSince1970: Double(timegm(&fields)) + fraction)
  }
}

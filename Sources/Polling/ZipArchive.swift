import CArchive

/// A zip archive in memory. Nothing of it is ever written to a disk, and its names are only compared.
struct ZipArchive: Sendable {
  /// One file of the archive.
  private struct Entry {
    let number: Int
    let name: String
    let isEncrypted: Bool

    /// Whether it was put there by a desktop, not by a publisher.
    var isHidden: Bool {
      name.hasPrefix("__MACOSX/") || name.split(separator: "/").last?.hasPrefix(".") == true
    }
  }

  /// The most files and folders.
  static let entryLimit = 1_000
  /// The most that a file may grow by, once it is larger than ``denseSize``.
  static let ratioLimit = 200
  private static let denseSize = 1 << 20

  let bytes: [UInt8]

  private static let firstEntry: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  /// An archive without entries begins with its end, which libarchive calls no archive.
  private static let end: [UInt8] = [0x50, 0x4B, 0x05, 0x06]

  /// Whether the bytes begin as a zip archive does.
  static func isZip(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: firstEntry) || bytes.starts(with: end)
  }

  /// Unpacks a file.
  ///
  /// - Parameters:
  ///   - pattern: A glob that matches one file; nil for the only one.
  ///   - byteLimit: The most bytes of the file, unpacked.
  func member(_ pattern: String?, byteLimit: Int) throws(ArchiveFault) -> [UInt8] {
    guard !bytes.starts(with: Self.end) else { throw .noMember(pattern: pattern, names: []) }
    let entry = try chosen(by: pattern, from: entries())
    guard !entry.isEncrypted else { throw .encrypted }
    return try ZipReader.reading(bytes) { reader throws(ArchiveFault) in
      for _ in 0...entry.number {
        guard try reader.nextEntry() else { throw .damaged(reason: "its list of files changed") }
      }
      return try body(reader, byteLimit: byteLimit)
    }
  }

  private func chosen(by pattern: String?, from entries: [Entry]) throws(ArchiveFault) -> Entry {
    let glob = pattern.map { Glob(pattern: $0) }
    let matching = entries.filter { glob?.matches(path: $0.name) ?? !$0.isHidden }
    guard let entry = matching.first else {
      throw .noMember(pattern: pattern, names: entries.map { $0.name })
    }
    guard matching.count == 1 else {
      throw .severalMembers(pattern: pattern, names: matching.map { $0.name })
    }
    return entry
  }

  /// Regular files only.
  private func entries() throws(ArchiveFault) -> [Entry] {
    try ZipReader.reading(bytes) { reader throws(ArchiveFault) in
      var entries: [Entry] = []
      var number = 0
      while try reader.nextEntry() {
        guard number < Self.entryLimit else { throw .tooManyEntries(limit: Self.entryLimit) }
        if reader.isRegularFile {
          entries.append(
            Entry(number: number, name: reader.name, isEncrypted: reader.isEncrypted))
        }
        number += 1
      }
      return entries
    }
  }

  private func body(_ reader: ZipReader, byteLimit: Int) throws(ArchiveFault) -> [UInt8] {
    let dense = max(Self.denseSize, bytes.count.multipliedReportingOverflow(by: Self.ratioLimit).0)
    var body: [UInt8] = []
    while let piece = try reader.nextPiece() {
      guard piece.count <= byteLimit - body.count else { throw .tooLarge(limit: byteLimit) }
      guard piece.count <= dense - body.count else { throw .tooDense(ratio: Self.ratioLimit) }
      body += piece
    }
    return body
  }
}

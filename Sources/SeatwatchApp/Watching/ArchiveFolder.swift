internal import Foundation

/// The archived bodies of one feed. Files that are not the archive's own are never touched.
struct ArchiveFolder: Sendable {
  let path: String

  /// Those in an archive; none when it does not exist.
  static func all(in archive: String) throws(ArchiveError) -> [ArchiveFolder] {
    try names(in: archive).map { ArchiveFolder(path: archive + "/" + $0) }
      .filter { folder in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder)
          && isFolder.boolValue
      }
  }

  /// Keeps a body and the note beside it, unless both are there already.
  func keep(_ body: [UInt8], note: ArchivedBody, time: Date) throws(ArchiveError) {
    let base = path + "/" + note.bodySHA256
    let files = [ArchiveFile(path: base + ".gz"), ArchiveFile(path: base + ".json")]
    if files.allSatisfy(\.exists) {
      for file in files { file.setTime(time) }
      return
    }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o750])
    } catch {
      throw ArchiveError("create the directory", path, because: error.localizedDescription)
    }
    try files[0].write(body, isCompressed: true, time: time)
    try files[1].write([UInt8](note.json), isCompressed: false, time: time)
  }

  /// Removes bodies, notes and what a crash left behind of them, by their time.
  func removeFiles(olderThan oldest: Date) throws(ArchiveError) {
    for name in try Self.names(in: path) {
      let file = ArchiveFile(path: path + "/" + name)
      let isLeftover = name.wholeMatch(of: /\.[0-9a-f]{64}\.(gz|json)\.part/) != nil
      let isOwn = name.wholeMatch(of: /[0-9a-f]{64}\.(gz|json)/) != nil
      guard isLeftover || isOwn && file.time.map({ $0 < oldest }) == true else { continue }
      try file.remove()
    }
  }

  private static func names(in path: String) throws(ArchiveError) -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw ArchiveError("read the directory", path, because: error.localizedDescription)
    }
  }
}

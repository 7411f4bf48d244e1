import FeedFormats
import Foundation

/// Files of other publishers in the recorded corpus.
enum RecordedFeed {
  static let folder = Corpus.folder.deletingLastPathComponent()

  static func isPresent(_ series: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: series).path)
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    try Fixture.bytes(at: folder.appending(path: path))
  }

  /// The files of a series, in the order of their names.
  static func files(_ path: String) -> [URL] { Fixture.files(in: folder.appending(path: path)) }
}

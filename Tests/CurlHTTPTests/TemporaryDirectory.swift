import Foundation

/// A directory that is removed with its contents when nobody needs it any more.
final class TemporaryDirectory: Sendable {
  let url: URL

  init() throws {
    url = URL.temporaryDirectory.appending(path: "seatwatch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)  // a leftover in /tmp harms nobody
  }
}

package import Foundation

/// A directory that is removed with its contents when nobody needs it any more.
package final class TemporaryDirectory: Sendable {
  package let url: URL

  /// Creates an empty one.
  package init() throws {
    url = URL.temporaryDirectory.appending(path: "seatwatch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)  // a leftover in /tmp harms nobody
  }

  /// Without a slash at the end.
  package var path: String { url.path }

  /// The path of a file in it.
  package func file(_ name: String) -> String { "\(path)/\(name)" }
}

import Foundation

/// The files of this checkout.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The README and the reference pages, by their paths.
  static func pages() throws -> [Page] {
    let folder = "Sources/seatwatch/Documentation.docc"
    let names = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: folder).path)
    let paths = names.filter { $0.hasSuffix(".md") }.sorted().map { folder + "/" + $0 }
    return try (["README.md"] + paths).map { Page(path: $0, text: try text($0)) }
  }

  static func page(_ name: String) throws -> Page {
    let path = "Sources/seatwatch/Documentation.docc/\(name).md"
    return Page(path: path, text: try text(path))
  }
}

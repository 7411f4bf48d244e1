import ElectionResults
import FeedFormats
import Foundation
import Yams

/// Files that the tests read.
enum Fixture {
  /// The folder of `Package.swift`.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func bytes(_ name: String) throws -> [UInt8] {
    try bytes(at: folder.appending(path: name))
  }

  static func bytes(at file: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }

  /// The files of a folder of fixtures, sorted, as their names below `Fixtures`.
  static func names(in subfolder: String) -> [String] {
    files(in: folder.appending(path: subfolder)).map { subfolder + "/" + $0.lastPathComponent }
  }

  /// The files of a folder, sorted; none when there is no such folder.
  static func files(in folder: URL) -> [URL] {
    // A folder that cannot be read fails the test that counts its files.
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).sorted { $0.path < $1.path }
  }

  static let folder = root.appending(path: "Tests/FeedFormatsTests/Fixtures")
  static let demo = root.appending(path: "Config/demo")

  /// `Config/parties.yaml`.
  static let parties: [Party] = {
    struct File: Decodable { var parties: [Entry] }
    struct Entry: Decodable {
      var id: String
      var country: String?
      var name: String
      var short: String
      var colour: String
      var aliases: [String]?
      var registrations: [String]?
    }
    let file = root.appending(path: "Config/parties.yaml")
    // Without the file every test of parties fails, saying which.
    guard let text = try? String(contentsOf: file, encoding: .utf8),
      let decoded = try? YAMLDecoder().decode(File.self, from: text)
    else { return [] }
    return decoded.parties.map {
      Party(
        code: PartyCode($0.id), country: $0.country, name: $0.name, shortName: $0.short,
        colour: $0.colour, aliases: $0.aliases ?? [], registrations: $0.registrations ?? [])
    }
  }()

  static let book = PartyBook(parties)

  static func json(_ text: String) throws(DecodingFailure) -> ResultsSnapshot {
    try ResultsJSON().snapshot(from: [FeedPart.plain: Array(text.utf8)])
  }
}

import ElectionResults
import FeedFormats
import Foundation
import SeatwatchApp

/// Recorded feeds of real elections, where they are: the folder that `SEATWATCH_CORPUS` names, otherwise
/// `../shared/feeds` beside the package.
enum Corpus {
  static let folder: String = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["SEATWATCH_CORPUS"]
    return named ?? package.appending(path: "../shared/feeds").path
  }()

  /// Whether the folder is there; says so once when it is not.
  static let isPresent: Bool = {
    let isPresent = FileManager.default.fileExists(atPath: folder + "/uk-parliament")
    if !isPresent { print("SKIPPED: no recorded feeds at \(folder); set SEATWATCH_CORPUS") }
    return isPresent
  }()

  static let parties = PartyBook.builtIn

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: folder + "/uk-parliament/" + path)))
  }

  /// The snapshot that a folder's files make together.
  static func snapshot(_ path: String, parts: [String]) throws -> ResultsSnapshot {
    var bodies: [String: [UInt8]] = [:]
    for part in parts { bodies[part] = try bytes("\(path)/\(part).csv") }
    return try UKParliamentCSV().snapshot(from: FeedBodies(bodies))
  }

  static func generalElection(_ parliament: Int) throws -> ResultsSnapshot {
    try snapshot("\(parliament)/general-election", parts: ["candidacies", "constituencies"])
  }

  /// The official file's `Result` by ONS id, such as `Con gain from Lab Coop`.
  static func officialResults(_ parliament: Int) throws -> [ContestID: String] {
    let text = String(
      decoding: try bytes("\(parliament)/general-election/constituencies.csv"), as: UTF8.self)
    let rows = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    var results: [ContestID: String] = [:]
    for row in rows {
      let result = row.first { $0.contains(" hold") || $0.contains(" gain from ") }
      if let result { results[ContestID(String(row[0]))] = String(result) }
    }
    return results
  }
}

import Foundation
import SeatwatchTesting
import Synchronization

/// A folder with a configuration and a store of its own, in which the real program runs.
final class Installation: Sendable {
  /// Signs the deliveries of every test.
  static let secret = "whsec_" + Data("a key of thirty-two bytes, signs".utf8).base64EncodedString()

  /// What `SEATWATCH_PROGRAM` names, such as a release build, otherwise `seatwatch` beside the program that runs the tests.
  static let program =
    ProcessInfo.processInfo.environment["SEATWATCH_PROGRAM"]
    ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "seatwatch").path

  let folder: String
  private let starts = Mutex(0)

  init() throws {
    let name = "seatwatch-acceptance-\(UUID().uuidString.prefix(8).lowercased())"
    folder = FileManager.default.temporaryDirectory.appending(path: name).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try write(Self.secret + "\n", to: "desk.secret")
  }

  deinit {
    // What cannot be removed stays in the system's temporary folder, which is swept anyway.
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The path of a file of the installation.
  func path(_ name: String) -> String { folder + "/" + name }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path(name)))
  }

  /// A file's text; empty when it is not there.
  func text(of name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path(name)) ?? Data(), as: UTF8.self)
  }

  /// The lines of a file; none when it is not there.
  func lines(of name: String) -> [String] {
    text(of: name).split(separator: "\n").map(String.init)
  }

  /// Starts `seatwatch` in the folder.
  func start(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> RunningCommand {
    try start(Self.program, arguments, environment: environment)
  }

  /// Runs `seatwatch` in the folder to its end.
  func run(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> FinishedCommand {
    try await start(Self.program, arguments, environment: environment)
      .finished(within: .seconds(60))
  }

  /// Runs `seatwatch` in the folder to its end.
  func run(_ arguments: [String]) async throws -> FinishedCommand {
    try await start(Self.program, arguments, environment: [:]).finished(within: .seconds(60))
  }

  /// Runs another program in the folder to its end.
  func run(program: String, _ arguments: String...) async throws -> FinishedCommand {
    try await start("/usr/bin/env", [program] + arguments, environment: [:])
      .finished(within: .seconds(60))
  }

  /// What the `sqlite3` program answers about the store: rows in lines, columns between bars.
  func query(_ sql: String) async throws -> [String] {
    let answer = try await run(
      program: "sqlite3", "-readonly", "-cmd", ".timeout 5000", path("seatwatch.db"), sql)
    guard answer.status == 0 else { throw QueryError(message: answer.errors) }
    return answer.lines
  }

  private func start(
    _ program: String, _ arguments: [String], environment: [String: String]
  ) throws -> RunningCommand {
    let number = starts.withLock { number in
      number += 1
      return number
    }
    let given = ProcessInfo.processInfo.environment
    var all = ["HOME", "PATH", "LD_LIBRARY_PATH", "TMPDIR"].reduce(into: [String: String]()) {
      $0[$1] = given[$1]
    }
    // A crash says where.
    all["SWIFT_BACKTRACE"] = "enable=yes,color=no,interactive=no"
    all.merge(environment) { $1 }
    return try RunningCommand(
      program, arguments, in: folder, environment: all,
      output: path("output-\(number).txt"), error: path("errors-\(number).txt"))
  }
}

/// `sqlite3` refused a question.
struct QueryError: Error {
  let message: String
}

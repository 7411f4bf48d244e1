import Foundation
package import Glibc
import Synchronization

/// A process with nothing on its standard input and its output in files; killed when the value goes away.
///
/// Not Foundation's `Process`: its `run()` lists `/proc/self/fd` and copies every entry as 256 bytes, however short it is,
/// so past the end of the C library's buffer of 32 KiB. That crashes, now and then, from some 1,360 open descriptors on,
/// and all tests together, in one program, have more.
package final class RunningCommand: Sendable {
  /// The process could not be started; the code is that of the system.
  package struct StartError: Error {
    let program: String
    let code: Int32
  }

  package let pid: pid_t
  private let outputPath: String
  private let errorPath: String
  /// As of waitpid(2); nil while the process runs.
  private let ending = Mutex<Int32?>(nil)

  /// Starts a program, named by its path, in a folder, with nothing of this process but what is given.
  package init(
    _ program: String, _ arguments: [String], in folder: String,
    environment: [String: String] = [:], output outputPath: String, error errorPath: String
  ) throws {
    (self.outputPath, self.errorPath) = (outputPath, errorPath)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let creating = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, creating, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errorPath, creating, 0o600)
    try SpawnActions.addClosingFrom(3, to: &actions)
    try SpawnActions.addFolder(folder, to: &actions)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Threads of the pool that runs the tests have signals blocked.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, program, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw StartError(program: program, code: code) }
    self.pid = pid
  }

  deinit {
    guard status == nil else { return }
    Glibc.kill(pid, SIGKILL)
    waitpid(pid, nil, 0)
  }

  /// What it has written to standard output so far.
  package var output: String { Self.text(at: outputPath) }

  /// What it has written to standard error so far.
  package var errors: String { Self.text(at: errorPath) }

  /// Its arguments as everybody on the machine can read them.
  package var publicArguments: String {
    Self.text(at: "/proc/\(pid)/cmdline").replacing("\0", with: " ")
  }

  /// The exit status, minus the number of the signal that ended it, nil while it runs.
  package var status: Int32? {
    ending.withLock { ending in
      if ending == nil {
        var status: Int32 = 0
        if waitpid(pid, &status, WNOHANG) == pid { ending = status }
      }
      return ending.map { $0 & 0x7F == 0 ? ($0 >> 8) & 0xFF : -($0 & 0x7F) }
    }
  }

  /// Sends a signal, unless the process has ended.
  package func signal(_ number: Int32) {
    guard status == nil else { return }
    Glibc.kill(pid, number)
  }

  /// Waits for the end and returns the exit status.
  @discardableResult
  package func exitStatus(within limit: Duration = .seconds(30)) async throws -> Int32 {
    try await eventually("process \(pid) ends; it says:\n\(errors)", within: limit) {
      self.status != nil
    }
    return status ?? 0
  }

  /// Waits for the end and returns it with all output.
  package func finished(within limit: Duration = .seconds(30)) async throws -> FinishedCommand {
    let status = try await exitStatus(within: limit)
    return FinishedCommand(status: status, output: output, errors: errors)
  }

  /// Asks for the end, and fails unless it comes within 5 s with status 0.
  package func stops(by number: Int32 = SIGTERM) async throws {
    signal(number)
    let status = try await exitStatus(within: .seconds(5))
    guard status == 0 else { throw UnexpectedEnd(status: status, errors: errors) }
  }

  /// Waits for a text on standard error.
  package func says(_ text: String, within limit: Duration = .seconds(20)) async throws {
    try await runs(until: "\"\(text)\" on standard error", within: limit) {
      self.errors.contains(text)
    }
  }

  /// Waits until something is so, and throws ``UnexpectedEnd`` when the process ends without it.
  package func runs(
    until claim: @autoclosure () -> String, within limit: Duration = .seconds(20),
    isTrue: () throws -> Bool
  ) async throws {
    try await eventually(claim(), within: limit) {
      // Asked for first: what the process did right before its end counts.
      let status = self.status
      if try isTrue() { return true }
      if let status { throw UnexpectedEnd(status: status, errors: self.errors) }
      return false
    }
  }

  private static func text(at path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}

/// The process ended while a test waited for something else.
package struct UnexpectedEnd: Error {
  let status: Int32
  let errors: String
}

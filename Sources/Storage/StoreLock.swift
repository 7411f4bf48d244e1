internal import Foundation
internal import Glibc

/// The right to run on a store: flock(2) on `<store>.lock`, which names the holder.
///
/// The kernel releases it when the process ends, however it ends; the file stays behind and means nothing by itself.
package final class StoreLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock, or says who has it; never waits.
  package init(storePath: String) throws(StoreLockError) {
    let path = storePath + ".lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .unavailable(path: storePath, reason: Self.reason(errno))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let holder = Self.holder(in: descriptor)
      close(descriptor)
      guard code == EWOULDBLOCK else {
        throw .unavailable(path: storePath, reason: Self.reason(code))
      }
      throw .inUse(path: storePath, holder: holder)
    }
    self.descriptor = descriptor
    let text = "\(getpid())\n\(Self.commandLine)\n"
    // The text is for the message only: a full disk must not keep the daemon from its lock.
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, text, text.utf8.count, 0)
  }

  deinit { close(descriptor) }

  /// The command as a person knows it: without the folder of the program.
  private static var commandLine: String {
    let arguments = ProcessInfo.processInfo.arguments
    let program = arguments.first?.split(separator: "/").last.map(String.init) ?? "seatwatch"
    return ([program] + arguments.dropFirst()).joined(separator: " ")
      .replacingOccurrences(of: "\n", with: " ")
  }

  /// Who holds the lock; the file is empty for the moment between lock and text.
  private static func holder(in descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let lines = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
      .split(separator: "\n")
    guard lines.count == 2 else { return "another process" }
    return "\(lines[1]) (pid \(lines[0]))"
  }

  private static func reason(_ code: Int32) -> String {
    String(cString: strerror(code)).lowercased()
  }
}

import Foundation

/// Reads small files whole, and says in the system's words why it could not.
enum FileBytes {
  /// The failure of a system call on a file.
  struct Failure: Error {
    let reason: String
    let isRefused: Bool

    static func system(_ code: Int32) -> Failure {
      Failure(
        reason: String(cString: strerror(code)).lowercased(),
        isRefused: code == EACCES || code == EPERM)
    }
  }

  /// Reads a regular file or a pipe of at most `limit` bytes.
  static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .system(errno) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else {
        throw Failure(reason: "it is larger than \(limit) bytes", isRefused: false)
      }
    }
  }
}

internal import Foundation

/// Why a line did not get into a file.
struct LineFileError: Error, Sendable, CustomStringConvertible {
  let description: String

  /// A system call on the file failed.
  init(_ verb: String, _ path: String, code: Int32) {
    description = "cannot \(verb) \(path): \(String(cString: strerror(code)).lowercased())"
  }

  init(_ description: String) { self.description = description }
}

internal import Foundation

/// Why a file of the archive could not be written or removed.
struct ArchiveError: Error, CustomStringConvertible {
  let description: String

  init(_ verb: String, _ path: String, because reason: String) {
    description = "cannot \(verb) \(path): \(reason)"
  }

  /// - Parameter code: `errno`; 0 where the system gave no reason.
  init(_ verb: String, _ path: String, code: Int32) {
    self.init(
      verb, path, because: code == 0 ? "the disk refuses it" : String(cString: strerror(code)))
  }
}

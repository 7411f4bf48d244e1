/// Why the lock on a store could not be taken.
package enum StoreLockError: Error, Equatable, CustomStringConvertible {
  /// Another process has it: its command line and process id as the lock file tells, such as
  /// `seatwatch run (pid 4711)`.
  case inUse(path: String, holder: String)
  /// The lock file cannot be made.
  case unavailable(path: String, reason: String)

  package var description: String {
    switch self {
    case .inUse(let path, let holder):
      "the store \(path) is in use by \(holder); one daemon per store"
    case .unavailable(let path, let reason):
      "\(path).lock: \(reason); the folder must exist and be writable"
    }
  }
}

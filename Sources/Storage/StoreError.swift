package import ElectionResults

/// Why the store could not do what was asked, and what would help.
package enum StoreError: Error, Equatable, CustomStringConvertible {
  /// Another change was recorded since this one was made: make it again from the standing as it is now.
  case versionMoved(election: ElectionID, expected: Int, found: Int)
  /// Somebody has judged events meanwhile, or the desk has done something that bears on it: judge again.
  case judgementMoved
  /// The file is something else, or damaged.
  case notADatabase(path: String)
  /// The file was written by a later version of the program.
  case newerSchema(path: String)
  /// The file or its folder cannot be opened, read or written.
  case inaccessible(path: String, reason: String)
  case full(path: String)
  /// Another process has kept the file locked beyond the time that we wait.
  case busy(path: String)
  /// Anything else that SQLite reports.
  case failed(path: String, reason: String)

  package var description: String {
    switch self {
    case .versionMoved(let election, let expected, let found):
      "the standing of \(election) is at version \(found), the change was made from \(expected)"
    case .judgementMoved: "the rules were judged from a state that has changed since"
    case .notADatabase(let path):
      "\(path): not a seatwatch store, or damaged; name another file as store, or restore this "
        + "one from a copy"
    case .newerSchema(let path):
      "\(path): written by a newer seatwatch; run that version, or name another file as store"
    case .inaccessible(let path, let reason):
      "\(path): \(reason); the folder must exist and the user of seatwatch be allowed to write "
        + "the file and its folder"
    case .full(let path):
      "\(path): the disk is full; make room, nothing was recorded since"
    case .busy(let path):
      "\(path): locked by another program for too long; close what has the file open for writing"
    case .failed(let path, let reason): "\(path): \(reason)"
    }
  }
}

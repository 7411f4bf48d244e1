internal import CZlib
internal import Foundation

/// A file that is whole or not there.
struct ArchiveFile: Sendable {
  let path: String

  /// How hard zlib tries: the poll waits for it, and the first level does most of what can be done.
  private static let compression = "wb1"

  var exists: Bool { access(path, F_OK) == 0 }

  /// The time of its last change; nil when there is no such file.
  var time: Date? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec))
  }

  /// Sets the time of its last change. A failure only makes the file older than it is.
  func setTime(_ time: Date) {
    let moment = timespec(tv_sec: Int(time.timeIntervalSince1970), tv_nsec: 0)
    utimensat(AT_FDCWD, path, [moment, moment], 0)
  }

  /// Writes under another name, and gives the file its own when all of it is on the disk.
  func write(_ bytes: [UInt8], isCompressed: Bool, time: Date) throws(ArchiveError) {
    let name = (path as NSString).lastPathComponent
    let folder = (path as NSString).deletingLastPathComponent
    let draft = ArchiveFile(path: "\(folder)/.\(name).part")
    do throws(ArchiveError) {
      try draft.fill(bytes, isCompressed: isCompressed)
      draft.setTime(time)
      guard rename(draft.path, path) == 0 else {
        throw ArchiveError("write", path, code: errno)
      }
      Self.synchronize(folder: folder)
    } catch {
      unlink(draft.path)
      throw error
    }
  }

  /// Removes the file; does nothing when there is none.
  func remove() throws(ArchiveError) {
    guard unlink(path) != 0, errno != ENOENT else { return }
    throw ArchiveError("remove", path, code: errno)
  }

  private func fill(_ bytes: [UInt8], isCompressed: Bool) throws(ArchiveError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw ArchiveError("write", path, code: errno) }
    defer { close(descriptor) }
    errno = 0
    let isWritten =
      isCompressed
      ? Self.compress(bytes, into: descriptor) : Self.write(bytes, into: descriptor)
    guard isWritten, fsync(descriptor) == 0 else {
      throw ArchiveError("write", path, code: errno)
    }
  }

  private static func compress(_ bytes: [UInt8], into descriptor: Int32) -> Bool {
    let copy = dup(descriptor)
    guard copy >= 0 else { return false }
    guard let file = gzdopen(copy, compression) else {
      close(copy)
      return false
    }
    let isWritten = bytes.withUnsafeBytes { bytes in
      bytes.isEmpty || gzwrite(file, bytes.baseAddress, UInt32(bytes.count)) == bytes.count
    }
    let isClosed = gzclose(file) == Z_OK
    return isWritten && isClosed
  }

  private static func write(_ bytes: [UInt8], into descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        Foundation.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }

  /// Makes a new name durable. Without that a crash loses the body, and the next poll brings it again.
  private static func synchronize(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

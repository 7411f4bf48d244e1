internal import Foundation

/// The open descriptor of a file that only whole lines are added to; closed when it goes.
struct OpenLineFile: ~Copyable {
  let path: String
  private let descriptor: Int32
  private let isRegular: Bool
  private let isWritable: Bool

  private init(path: String, descriptor: Int32) {
    var status = stat()
    let kind = fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
    self.path = path
    self.descriptor = descriptor
    isRegular = kind == S_IFREG
    isWritable = isRegular || kind == S_IFCHR
  }

  /// Opens or creates a file (mode 0640 less the umask) and repairs its last line.
  static func opened(_ path: String) throws(LineFileError) -> OpenLineFile {
    // A pipe that nobody reads must not hold up the opening.
    let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    let descriptor = open(path, flags, 0o640)
    guard descriptor >= 0 else { throw openingError(path, code: errno) }
    let file = OpenLineFile(path: path, descriptor: descriptor)
    guard file.isWritable else {
      throw LineFileError("cannot write \(path): it is not a regular file")
    }
    if file.isRegular { try file.repairEnd() }
    return file
  }

  deinit { close(descriptor) }

  /// Whether no directory has the file any more, so that what is written to it is lost.
  var isRemoved: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_nlink == 0
  }

  /// Adds a line with one `write(2)`, or leaves the file as it was and throws.
  func append(_ line: [UInt8]) throws(LineFileError) {
    let before = try size()
    var written = 0
    while written < line.count {
      let count = line.withUnsafeBytes { bytes in
        write(descriptor, bytes.baseAddress! + written, line.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        try takeBack(written, from: before)
        throw LineFileError("write", path, code: code)
      }
      written += count
    }
  }

  /// Returns when what was written is on the disk; false when the disk may not have kept it.
  func synchronizes() -> Bool { !isRegular || fdatasync(descriptor) == 0 }

  /// Cuts off the part of a line that got in; not when another writer has added to it since.
  private func takeBack(_ written: Int, from before: Int) throws(LineFileError) {
    guard isRegular, written > 0, try size() == before + written else { return }
    guard ftruncate(descriptor, off_t(before)) == 0 else {
      throw LineFileError("repair the last line of", path, code: errno)
    }
  }

  private func size() throws(LineFileError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw LineFileError("examine", path, code: errno)
    }
    return Int(status.st_size)
  }

  private static func openingError(_ path: String, code: Int32) -> LineFileError {
    let parent = (path as NSString).deletingLastPathComponent
    let directory = parent.isEmpty ? "." : parent
    if code == ENOENT && access(directory, F_OK) != 0 {
      return LineFileError(
        "cannot open \(path): the directory \(directory) does not exist; create it, "
          + "writable by the user that seatwatch runs as")
    }
    return LineFileError("open", path, code: code)
  }
}

extension OpenLineFile {
  /// Ends a last line that a crash cut short: the torn half of a JSON line is dropped, for its
  /// alert was never marked delivered and is written again; other text gets its line end.
  private func repairEnd() throws(LineFileError) {
    let size = try size()
    guard size > 0 else { return synchronizeDirectory() }
    let window = min(size, 1 << 20)
    var bytes = [UInt8](repeating: 0, count: window)
    guard pread(descriptor, &bytes, window, off_t(size - window)) == window else {
      throw LineFileError("read the last line of", path, code: errno)
    }
    let newline = UInt8(ascii: "\n")
    guard bytes.last != newline else { return }
    let start = bytes.lastIndex(of: newline).map { $0 + 1 } ?? 0
    let isWholeTail = start > 0 || window == size
    if isWholeTail && bytes[start] == UInt8(ascii: "{") {
      guard ftruncate(descriptor, off_t(size - window + start)) == 0 else {
        throw LineFileError("repair the last line of", path, code: errno)
      }
    } else {
      try append([newline])
    }
  }

  /// Makes the name of a new file durable. A directory that cannot be synchronized is no reason
  /// to write nothing.
  private func synchronizeDirectory() {
    let parent = (path as NSString).deletingLastPathComponent
    let directory = open(parent.isEmpty ? "." : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { return }
    fsync(directory)
    close(directory)
  }
}

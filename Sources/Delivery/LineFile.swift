/// A file that lines are added to, each durable before it counts as written.
///
/// Lines that come together share one `fdatasync`, which is most of the cost of a line.
actor LineFile {
  private let executor: BlockingExecutor
  private let path: String
  private var file: OpenLineFile?
  /// How many lines were written, and how many of them the disk was asked to keep.
  private var written = 0
  private var settled = 0
  /// The lines that the disk may not have kept, by number. The kernel tells of that once only.
  private var doubtful: Set<Int> = []

  init(path: String) {
    self.path = path
    executor = BlockingExecutor(label: "seatwatch.line-file")
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Adds a line, which must end with a line feed and have no other, and returns when it is durable.
  ///
  /// After a failure the line may stand in the file all the same, whole.
  func append(_ line: [UInt8]) async throws(LineFileError) {
    try write(line)
    written += 1
    let number = written
    // Lets the lines that wait behind this one be written first.
    await Task.yield()
    if number > settled { settle() }
    if doubtful.remove(number) != nil {
      throw LineFileError("cannot write \(path): the disk may not have kept the line")
    }
  }

  /// Ends the use of the file under its old name; what has its name now is opened, or made.
  func reopen() {
    settle()
    file = nil
    // A failure to open is told by the next line, with the same words.
    file = try? OpenLineFile.opened(path)
  }

  private func write(_ line: [UInt8]) throws(LineFileError) {
    if file?.isRemoved ?? true {
      settle()
      file = nil
      file = try OpenLineFile.opened(path)
    }
    try file?.append(line)
  }

  private func settle() {
    guard written > settled else { return }
    if file?.synchronizes() != true { doubtful.formUnion(settled + 1...written) }
    settled = written
  }
}

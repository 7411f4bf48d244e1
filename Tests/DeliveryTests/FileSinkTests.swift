import Delivery
import ElectionResults
import Foundation
import SeatwatchTesting
import Storage
import Testing

@Suite("File sink")
struct FileSinkTests {
  let directory: TemporaryDirectory
  let path: String

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.file("alerts.jsonl")
  }

  private func deliver(_ numbers: ClosedRange<Int>, to sink: FileSink) async throws {
    for number in numbers {
      let status = try await sink.deliver(.sample(number), at: Timestamp(milliseconds: 0))
      #expect(status == nil)
    }
  }

  private func lines(_ numbers: ClosedRange<Int>) -> String {
    numbers.map { Alert.sample($0).data + "\n" }.joined()
  }

  @Test("each alert is one line, added to what stands there")
  func lines() async throws {
    try "{\"old\":true}\n".write(toFile: path, atomically: true, encoding: .utf8)
    try await deliver(1...3, to: FileSink(path: path))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "{\"old\":true}\n" + lines(1...3))
  }

  @Test("alerts that come together are whole lines, all of them")
  func together() async throws {
    let sink = FileSink(path: path)
    try await withThrowingTaskGroup { group in
      for number in 1...400 {
        group.addTask {
          _ = try await sink.deliver(.sample(number), at: Timestamp(milliseconds: 0))
        }
      }
      try await group.waitForAll()
    }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let expected = (1...400).map { Alert.sample($0).data }
    #expect(Set(text.split(separator: "\n").map(String.init)) == Set(expected))
    #expect(text.utf8.count == lines(1...400).utf8.count)
  }

  @Test("line ends within the data become blanks")
  func lineEnds() async throws {
    let alert = Alert.sample(data: "{\n\"id\":1}")
    _ = try await FileSink(path: path).deliver(alert, at: Timestamp(milliseconds: 0))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "{ \"id\":1}\n")
  }

  @Test("after a rename the lines follow the old file until it is reopened")
  func rotation() async throws {
    let sink = FileSink(path: path)
    try await deliver(1...1, to: sink)
    try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
    try await deliver(2...2, to: sink)
    await sink.reopen()
    try await deliver(3...3, to: sink)
    #expect(try String(contentsOfFile: path + ".1", encoding: .utf8) == lines(1...2))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == lines(3...3))
  }

  @Test("a file that was removed is made again")
  func removed() async throws {
    let sink = FileSink(path: path)
    try await deliver(1...1, to: sink)
    try FileManager.default.removeItem(atPath: path)
    try await deliver(2...2, to: sink)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == lines(2...2))
  }

  @Test(
    "a last line that a crash cut short is dropped, foreign text is ended",
    arguments: [
      ("{\"a\":1}\n{\"b", "{\"a\":1}\n"), ("{\"b", ""), ("{\"a\":1}\n", "{\"a\":1}\n"),
      ("a comment", "a comment\n"),
    ])
  func tornLine(before: String, kept: String) async throws {
    try before.write(toFile: path, atomically: true, encoding: .utf8)
    try await deliver(1...1, to: FileSink(path: path))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == kept + lines(1...1))
  }

  @Test("nobody but owner and group can read a new file")
  func mode() async throws {
    try await deliver(1...1, to: FileSink(path: path))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect((mode ?? 0) & 0o137 == 0)
  }

  @Test("a missing directory is named")
  func missingDirectory() async throws {
    let missing = directory.file("log/alerts.jsonl")
    let failure = await #expect(throws: DeliveryFailure.self) {
      try await FileSink(path: missing).deliver(.sample(), at: Timestamp(milliseconds: 0))
    }
    #expect(failure?.decision == .retry)
    #expect(
      failure?.reason.contains("the directory \(directory.path)/log does not exist") == true)
  }

  @Test("a full disk is told, and a pipe is no log file")
  func unwritable() async throws {
    let full = await #expect(throws: DeliveryFailure.self) {
      try await FileSink(path: "/dev/full").deliver(.sample(), at: Timestamp(milliseconds: 0))
    }
    #expect(full?.reason == "cannot write /dev/full: no space left on device")
    #expect(mkfifo(path, 0o600) == 0)
    let pipe = await #expect(throws: DeliveryFailure.self) {
      try await FileSink(path: path).deliver(.sample(), at: Timestamp(milliseconds: 0))
    }
    #expect(pipe?.reason == "cannot write \(path): it is not a regular file")
  }

  @Test("a line that the disk takes only in part is taken back, and written once there is room")
  func partialWrite() async {
    await #expect(processExitsWith: .success) {
      // A file size limit is as good as a full disk, and needs a process of its own.
      signal(SIGXFSZ, SIG_IGN)
      let directory = try TemporaryDirectory()
      let sink = FileSink(path: directory.file("alerts.jsonl"))
      let line = Alert.sample(1).data + "\n"
      var limit = rlimit(rlim_cur: rlim_t(line.utf8.count + 10), rlim_max: rlim_t.max)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      _ = try await sink.deliver(.sample(1), at: Timestamp(milliseconds: 0))
      await #expect(throws: DeliveryFailure.self) {
        try await sink.deliver(.sample(2), at: Timestamp(milliseconds: 0))
      }
      let path = directory.file("alerts.jsonl")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == line)
      limit.rlim_cur = rlim_t.max
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      _ = try await sink.deliver(.sample(2), at: Timestamp(milliseconds: 0))
      let both = line + Alert.sample(2).data + "\n"
      #expect(try String(contentsOfFile: path, encoding: .utf8) == both)
    }
  }
}

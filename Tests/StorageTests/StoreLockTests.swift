import Foundation
import Storage
import Testing

@Suite("The lock on a store")
struct StoreLockTests {
  @Test("a second one is refused and names the first; the end of the first frees it")
  func exclusive() async throws {
    let temporary = try TemporaryStore()
    do {
      let first = try StoreLock(storePath: temporary.path)
      let error = #expect(throws: StoreLockError.self) {
        _ = try StoreLock(storePath: temporary.path)
      }
      let process = ProcessInfo.processInfo.processIdentifier
      #expect(error?.description.contains("(pid \(process))") == true)
      withExtendedLifetime(first) {}
    }
    // A process that another test starts has the lock's file open until it is another program.
    try await becomesFree(temporary.path)
  }

  private func becomesFree(_ path: String) async throws {
    let deadline = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < deadline {
      // Whoever has it says so once more below.
      if (try? StoreLock(storePath: path)) != nil { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    _ = try StoreLock(storePath: path)
  }

  @Test("another process's lock counts, whatever it wrote")
  func otherProcess() throws {
    let temporary = try TemporaryStore()
    let other = Process()
    let ready = Pipe()
    let stop = Pipe()
    other.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    other.arguments = [temporary.path + ".lock", "sh", "-c", "echo ready; read line"]
    other.standardOutput = ready
    other.standardInput = stop
    try other.run()
    #expect(String(decoding: ready.fileHandleForReading.availableData, as: UTF8.self) == "ready\n")
    #expect(throws: StoreLockError.inUse(path: temporary.path, holder: "another process")) {
      _ = try StoreLock(storePath: temporary.path)
    }
    try stop.fileHandleForWriting.close()
    other.waitUntilExit()
    _ = try StoreLock(storePath: temporary.path)
  }
}

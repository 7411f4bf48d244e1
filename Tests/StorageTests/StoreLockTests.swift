import Foundation
import Glibc
import SeatwatchTesting
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
  func otherProcess() async throws {
    let temporary = try TemporaryStore()
    // One process all along, which has the lock until it ends.
    let lockThenWait = [temporary.path + ".lock", "sh", "-c", "echo ready; exec sleep 300"]
    let other = try RunningCommand(
      "/usr/bin/flock", ["--no-fork"] + lockThenWait, in: temporary.folder.path,
      output: temporary.folder.path + "/output.txt", error: temporary.folder.path + "/errors.txt")
    try await other.runs(until: "the other process has the lock") { other.output == "ready\n" }
    #expect(throws: StoreLockError.inUse(path: temporary.path, holder: "another process")) {
      _ = try StoreLock(storePath: temporary.path)
    }
    other.signal(SIGTERM)
    #expect(try await other.exitStatus() == -SIGTERM)
    _ = try StoreLock(storePath: temporary.path)
  }
}

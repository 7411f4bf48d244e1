import SeatwatchTesting

/// A results server that shows a night, one body after the other.
struct NightFeed: Sendable {
  let server: ScriptedServer
  let script: NightScript

  /// - Parameter limit: The last body to show, until ``NightScript/allow(through:)``.
  init(_ bodies: [String], limit: Int = .max) throws {
    let script = NightScript(bodies, limit: limit)
    self.script = script
    server = try ScriptedServer { script.answer(to: $0) }
  }

  /// Waits until the last body so far is known to be stored.
  func isStored(within limit: Duration = .seconds(30)) async throws {
    try await eventually("the feed's last body is stored", within: limit) { script.isOver }
  }
}

extension NightFeed {
  /// Waits until so many bodies are known to be stored.
  func isStored(upTo count: Int) async throws {
    try await eventually("\(count) bodies stored, not \(script.storedCount)") {
      script.storedCount >= count
    }
  }
}

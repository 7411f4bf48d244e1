/// What a test waited for did not happen in time.
package struct NotInTime: Error, CustomStringConvertible {
  let claim: String
  let limit: Duration

  package var description: String { "not within \(limit): \(claim)" }
}

/// Waits until something that can be observed from outside is so, and fails when that takes too long.
package func eventually(
  _ claim: @autoclosure () -> String, within limit: Duration = .seconds(30),
  isTrue: () async throws -> Bool
) async throws {
  let deadline = ContinuousClock.now + limit
  while !(try await isTrue()) {
    guard ContinuousClock.now < deadline else { throw NotInTime(claim: claim(), limit: limit) }
    try await Task.sleep(for: .milliseconds(10))
  }
}

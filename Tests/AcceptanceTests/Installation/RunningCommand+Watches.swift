import SeatwatchTesting

extension RunningCommand {
  /// Waits until the daemon says that it watches.
  func watches() async throws {
    try await says("watches:")
  }
}

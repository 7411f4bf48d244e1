internal import ArgumentParser
internal import Demonstration
internal import SeatwatchApp

/// `seatwatch demo`
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Watch a recorded night from end to end on this machine, in about 20 seconds.",
    discussion: "Needs no configuration and no network.")

  func run() async throws {
    try await DemoCommand(CommandContext(isQuiet: true)).run()
  }
}

internal import ArgumentParser

/// Commands of the same family that this version refuses by name.
enum UnsupportedCommands {
  static let all: [any ParsableCommand.Type] = [
    Replay.self, Deliveries.self, Sinks.self, Set.self, Reset.self,
  ]

  struct Replay: UnsupportedCommand {}
  struct Deliveries: UnsupportedCommand {}
  struct Sinks: UnsupportedCommand {}
  struct Set: UnsupportedCommand {}
  struct Reset: UnsupportedCommand {}
}

/// A command that says that it is not supported, whatever its arguments.
protocol UnsupportedCommand: ParsableCommand {}

extension UnsupportedCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: "Not supported yet.", shouldDisplay: false)
  }

  func validate() throws {
    throw ValidationError("`seatwatch \(Self._commandName)` is not supported yet")
  }
}

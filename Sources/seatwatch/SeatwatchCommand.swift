internal import ArgumentParser
internal import SeatwatchApp

/// `seatwatch`, and what is common to its commands.
@main
struct SeatwatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seatwatch",
    abstract: "Watches election results and alerts when a seat changes hands.",
    discussion: """
      Exit status: 0 done, 1 a check or a test found errors, 64 usage, 65 bad data, 69 a service is unavailable, 70 an internal \
      fault, 74 an I/O error, 78 a configuration error.
      """,
    version: seatwatchVersion,
    subcommands: [
      Run.self, Check.self, Poll.self, Events.self, Results.self, Status.self, BaselineGroup.self,
      FeedsGroup.self, RulesGroup.self, AlertsGroup.self, Hold.self, Silence.self, Demo.self,
    ] + UnsupportedCommands.all)

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      if !failure.description.isEmpty { StandardError.print(failure.description) }
      exit(withError: ExitCode(failure.status.rawValue))
    } catch {
      exit(withError: error)
    }
  }
}

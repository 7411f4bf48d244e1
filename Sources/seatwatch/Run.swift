internal import ArgumentParser
internal import SeatwatchApp

/// `seatwatch run`
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Watch until told to stop: the service.",
    discussion:
      "SIGHUP reloads the configuration and opens log files anew. SIGTERM and SIGINT stop.")

  @OptionGroup var options: ConfigurationOption

  func run() async throws {
    try await Daemon(CommandContext(), configurationPath: options.config).run()
  }
}

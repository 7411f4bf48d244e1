internal import ArgumentParser
internal import SeatwatchApp

/// `seatwatch check`
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the configuration, the rules and the baselines, and print every error.")

  @OptionGroup var options: ConfigurationOption

  func run() async throws {
    print(try await CheckCommand(CommandContext()).text(at: options.config), terminator: "")
  }
}

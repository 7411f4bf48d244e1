internal import ArgumentParser
internal import ElectionResults
internal import SeatwatchApp

/// `seatwatch poll`
struct Poll: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Poll every feed once, deliver what is due, and end: for cron.")

  @OptionGroup var options: ConfigurationOption

  @Option(help: ArgumentHelp("Poll this feed only.", valueName: "id"))
  var feed: String?

  func run() async throws {
    try await PollCommand(CommandContext()).run(
      configurationPath: options.config, feed: feed.map { FeedID($0) }
    ) { print($0) }
  }
}

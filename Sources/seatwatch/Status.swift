internal import ArgumentParser
internal import ElectionResults
internal import SeatwatchApp

/// `seatwatch status`
struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how elections, feeds and sinks stand, and what needs a look.",
    discussion: """
      Works beside a running service. json has one object a line and csv one row, each with its kind: election, feed, \
      hold, contest, unmatched, holder, unknown_party, desk, rules, failing_rule, sink.
      """)

  @OptionGroup var options: ConfigurationOption
  @OptionGroup var listing: ListingOptions

  func run() async throws {
    let context = CommandContext()
    let configuration = try await context.configuration(at: options.config)
    let store = try context.existingStore(configuration)
    print(
      try await StatusCommand(configuration, store: store, at: context.timekeeper.now)
        .text(as: listing.output), terminator: "")
  }
}

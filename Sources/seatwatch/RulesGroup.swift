internal import ArgumentParser
internal import ElectionResults
internal import SeatwatchApp
internal import Storage

/// `seatwatch rules`
struct RulesGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Explain and try rules.",
    subcommands: [Explain.self, Backtest.self])

  /// `seatwatch rules explain`
  struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say for an event which rules matched, and why the others did not.",
      discussion: """
        Of a rule that matched, the alert and how far it is with each sink; of one whose condition was not true, each \
        of its terms with the columns that it names.
        """)

    @OptionGroup var options: ConfigurationOption
    @OptionGroup var listing: ListingOptions

    @Option(help: ArgumentHelp("Only this rule.", valueName: "id"))
    var rule: String?

    @Argument(help: "The event: its id, how that begins, or its sequence.")
    var event: String

    func run() async throws {
      let context = CommandContext()
      let configuration = try await context.configuration(at: options.config)
      let store = try context.existingStore(configuration)
      let text = try await ExplainCommand(context, configuration, store: store)
        .text(of: event, rule: rule.map { RuleID($0) }, as: listing.output)
      print(text, terminator: "")
    }
  }

  /// `seatwatch rules backtest`
  struct Backtest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List what a rule would have raised over the stored log, without sending anything.",
      discussion: "Judges a copy of the store, so that nothing of the store itself changes.")

    @OptionGroup var options: ConfigurationOption
    @OptionGroup var listing: ListingOptions

    @Option(help: ArgumentHelp("Only this election.", valueName: "id"))
    var election: String?

    @Argument(help: "The rule, as the rule files have it now.")
    var rule: String

    func run() async throws {
      let context = CommandContext()
      let configuration = try await context.configuration(at: options.config)
      let store = try context.existingStore(configuration)
      let text = try await BacktestCommand(context, configuration, store: store)
        .text(of: RuleID(rule), election: election.map { ElectionID($0) }, as: listing.output)
      print(text, terminator: "")
    }
  }
}

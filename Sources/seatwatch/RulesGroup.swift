internal import ArgumentParser
internal import ElectionResults
internal import SeatwatchApp
internal import Storage

/// `seatwatch rules`
struct RulesGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List, test, explain and try rules.",
    subcommands: [List.self, Test.self, Explain.self, Backtest.self],
    defaultSubcommand: List.self)

  /// `seatwatch rules list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the rules, with their tests and since when each is in force.")

    @OptionGroup var options: ConfigurationOption
    @OptionGroup var listing: ListingOptions

    func run() async throws {
      let context = CommandContext()
      let configuration = try await context.configuration(at: options.config)
      let text = try await RuleListCommand(context, configuration).text(as: listing.output)
      print(text, terminator: "")
    }
  }

  /// `seatwatch rules test`
  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run the tests that stand with the rules.",
      discussion: """
        Each test has a log of its own; nothing is stored or sent. Ends with 1 when a test failed.
        """)

    @OptionGroup var options: ConfigurationOption
    @OptionGroup var listing: ListingOptions

    @Argument(help: "Only the tests of these rules.")
    var rule: [String] = []

    func run() async throws {
      let context = CommandContext()
      let configuration = try await context.configuration(at: options.config)
      let report = try await RuleTestCommand(context, configuration)
        .report(of: rule.map { RuleID($0) }, as: listing.output)
      print(report.text, terminator: "")
      guard report.hasPassed else { throw CommandFailure(.found) }
    }
  }

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

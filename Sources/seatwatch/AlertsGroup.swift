internal import ArgumentParser
internal import ElectionResults
internal import SeatwatchApp
internal import Storage

extension DeliveryState: ExpressibleByArgument {}

/// `seatwatch alerts`
struct AlertsGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts", abstract: "List the alerts, sent or not, and withdraw one.",
    subcommands: [List.self, Withdraw.self], defaultSubcommand: List.self)

  /// `seatwatch alerts list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the alerts, with how far each is with its sinks.",
      discussion: """
        A delivery is waiting, delivered, dead (given up), collected (waits for its digest), digested (told in one), \
        silenced, withheld (the desk holds its contest) or cancelled (taken back before it went).
        """)

    @OptionGroup var options: ConfigurationOption
    @OptionGroup var listing: ListingOptions

    @Option(help: ArgumentHelp("Only this election.", valueName: "id"))
    var election: String?

    @Option(help: ArgumentHelp("Only this contest.", valueName: "id"))
    var contest: String?

    @Option(help: ArgumentHelp("Only this rule.", valueName: "id"))
    var rule: String?

    @Option(help: ArgumentHelp("Only what is for this sink.", valueName: "id"))
    var sink: String?

    @Option(help: ArgumentHelp("Only with a delivery in this state.", valueName: "state"))
    var state: DeliveryState?

    @Option(help: ArgumentHelp("Only alerts from this time on (RFC 3339).", valueName: "time"))
    var since: String?

    @Option(help: ArgumentHelp("At most so many, the last ones.", valueName: "count"))
    var limit: Int?

    func validate() throws {
      if let since, Timestamp(rfc3339: since) == nil {
        throw ValidationError(
          "--since takes a time with its zone such as 2021-05-06T22:00:00+01:00")
      }
      if let limit, limit < 1 { throw ValidationError("--limit takes a number of at least 1") }
    }

    func run() async throws {
      let context = CommandContext()
      let store = try context.existingStore(try await context.configuration(at: options.config))
      let filter = AlertFilter(
        election: election.map { ElectionID($0) }, contest: contest.map { ContestID($0) },
        rule: rule.map { RuleID($0) }, sink: sink.map { SinkID($0) }, state: state,
        since: since.flatMap { Timestamp(rfc3339: $0) }, limit: limit)
      print(
        try await AlertsCommand().text(of: store, matching: filter, as: listing.output),
        terminator: "")
    }
  }

  /// `seatwatch alerts withdraw`
  struct Withdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take an alert back from all who got it.",
      discussion: """
        Every sink that was sent it is sent a withdrawal with the reason; where it still waits it is cancelled. Works \
        beside a running service, which sends within a second.
        """)

    @OptionGroup var options: ConfigurationOption
    @OptionGroup var desk: DeskOptions
    @OptionGroup var listing: ListingOptions

    @Argument(help: "The alert's id, or how it begins; `seatwatch alerts` lists them.")
    var alert: String?

    func validate() throws {
      if desk.isRequest == (alert == nil) {
        throw ValidationError(
          alert == nil ? "name the alert to withdraw" : "--list and --undo take no alert")
      }
    }

    func run() async throws {
      let context = CommandContext()
      let store = try context.existingStore(try await context.configuration(at: options.config))
      let command = WithdrawCommand(context, store: store)
      if let alert {
        print(try await command.text(withdrawing: alert, because: desk.why), terminator: "")
      } else if let undo = desk.undo {
        print(try await command.text(undoing: undo, because: desk.why), terminator: "")
      } else {
        print(
          try await DeskCommand(context).list(of: [.withdraw], in: store, as: listing.output),
          terminator: "")
      }
    }
  }
}

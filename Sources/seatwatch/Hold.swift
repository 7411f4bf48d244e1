internal import ArgumentParser
internal import ElectionResults
internal import SeatwatchApp
internal import Storage

/// `seatwatch hold`
struct Hold: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Send nothing of a contest until the hold is ended.",
    discussion: """
      Its figures are stored all the same. What is to be sent of it, and of the body because of it, is withheld, from \
      now on and what waits already. Ending the hold sends what still stands; what was taken back meanwhile is \
      cancelled. Works beside a running service.
      """)

  @OptionGroup var options: ConfigurationOption
  @OptionGroup var desk: DeskOptions
  @OptionGroup var listing: ListingOptions

  @Argument(help: "The contest: its id or its name.")
  var contest: String?

  @Option(help: ArgumentHelp("The election, where several have the contest.", valueName: "id"))
  var election: String?

  func validate() throws {
    if desk.isRequest == (contest == nil) {
      throw ValidationError(
        contest == nil ? "name the contest to hold" : "--list and --undo take no contest")
    }
  }

  func run() async throws {
    let context = CommandContext()
    let configuration = try await context.configuration(at: options.config)
    let store = try context.existingStore(configuration)
    let command = HoldCommand(context, configuration, store: store)
    if let contest {
      print(
        try await command.text(
          holding: contest, in: election.map { ElectionID($0) }, because: desk.why),
        terminator: "")
    } else if let undo = desk.undo {
      print(try await command.text(undoing: undo, because: desk.why), terminator: "")
    } else {
      print(
        try await DeskCommand(context).list(of: [.hold], in: store, as: listing.output),
        terminator: "")
    }
  }
}

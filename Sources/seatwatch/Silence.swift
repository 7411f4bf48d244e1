internal import ArgumentParser
internal import ElectionResults
internal import SeatwatchApp
internal import Storage

/// `seatwatch silence`
struct Silence: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Send no alerts of a rule for a while.",
    discussion: """
      They are stored and listed by `seatwatch alerts --state silenced`. Corrections of what was sent before go out all \
      the same. A silence ends by itself. Works beside a running service.
      """)

  @OptionGroup var options: ConfigurationOption
  @OptionGroup var desk: DeskOptions
  @OptionGroup var listing: ListingOptions

  @Option(help: ArgumentHelp("The rule.", valueName: "id"))
  var rule: String?

  @Option(
    help: ArgumentHelp(
      "Its end: a time of day such as 02:00, a time with its zone, or how long, such as 90m.",
      valueName: "time"))
  var until: String?

  func validate() throws {
    guard desk.isRequest else {
      if rule != nil || until != nil {
        throw ValidationError("--list and --undo take no --rule and no --until")
      }
      return
    }
    if rule == nil { throw ValidationError("name the rule to silence with --rule") }
    if until == nil { throw ValidationError("say with --until when the silence ends") }
  }

  func run() async throws {
    let context = CommandContext()
    let configuration = try await context.configuration(at: options.config)
    let store = try context.existingStore(configuration)
    let command = SilenceCommand(context, configuration, store: store)
    if let rule, let until {
      print(
        try await command.text(silencing: RuleID(rule), until: until, because: desk.why),
        terminator: "")
    } else if let undo = desk.undo {
      print(try await command.text(undoing: undo, because: desk.why), terminator: "")
    } else {
      print(
        try await DeskCommand(context).list(of: [.silence], in: store, as: listing.output),
        terminator: "")
    }
  }
}

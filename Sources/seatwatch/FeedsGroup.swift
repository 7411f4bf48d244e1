internal import ArgumentParser
internal import ElectionResults
internal import FeedFormats
internal import Polling
internal import SeatwatchApp

/// `seatwatch feeds`
struct FeedsGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feeds", abstract: "Look at feeds, and release what is held back of them.",
    subcommands: [Probe.self, Release.self])

  /// `seatwatch feeds probe`
  struct Probe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Fetch a feed once and show what is understood of it.",
      discussion: """
        Needs neither configuration nor store and changes nothing. Without --format every format is tried and the one \
        that fits best is shown. Exit status 1 when a value could not be read, 65 when the body is not of the format, 69 \
        when it cannot be fetched.
        """)

    @OptionGroup var listing: ListingOptions

    @Option(
      help: ArgumentHelp(
        "The format: a name, or the path of a mapping file. Default: the one built in that fits.",
        valueName: "name"))
    var format: String?

    @Option(
      help: ArgumentHelp(
        "The configuration beside which formats/NAME.yaml is looked for.",
        discussion: "Without it: $CONFIGURATION_DIRECTORY, else the working directory.",
        valueName: "path"),
      completion: .file(extensions: ["yaml"]))
    var config: String?

    @Option(
      help: ArgumentHelp("The encoding of bodies that do not show theirs.", valueName: "name"))
    var encoding: TextEncoding?

    @Option(
      name: .customLong("header"),
      help: ArgumentHelp(
        "A header field to send, `Name: value`; may be given again.", valueName: "field"))
    var headers: [String] = []

    @Flag(
      help: "Show every contest, field and value, not the first twenty of each, and all candidates."
    )
    var all = false

    @Argument(
      help: ArgumentHelp(
        "The feed's URL or path, or PART=URL for each part of its format.", valueName: "url"),
      completion: .file())
    var addresses: [String]

    func run() async throws {
      let clients = HTTPClients()
      defer { clients.shutdown() }
      let folder = try ConfigurationPath.folder(
        of: config, environment: CommandContext().environment)
      let command = ProbeCommand(
        format: try format.map { try NamedFormat.format($0, in: folder) }, encoding: encoding,
        showsAll: all)
      let outcome = try await command.outcome(
        of: try ProbeSource.source(addresses: addresses, headers: headers),
        fetcher: Fetcher(client: clients.feeds), as: listing.output)
      print(outcome.text, terminator: "")
      if !outcome.isClean { throw ExitCode(CommandFailure.Status.found.rawValue) }
    }
  }

  /// `seatwatch feeds release`
  struct Release: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Believe what the sanity checks hold back of a feed.",
      discussion: """
        Works beside a running service, which polls the feed within a second; without one, the next poll does it. What \
        the feed says then is let through if it is held for the same reason.
        """)

    @OptionGroup var options: ConfigurationOption

    @Argument(help: "The feed.")
    var feed: String

    @Option(help: ArgumentHelp("Only this contest.", valueName: "id"))
    var contest: String?

    func run() async throws {
      let context = CommandContext()
      let configuration = try await context.configuration(at: options.config)
      let text = try await ReleaseCommand().text(
        releasing: contest.map { ContestID($0) }, of: FeedID(feed), configuration: configuration,
        store: try context.existingStore(configuration), at: context.timekeeper.now)
      print(text, terminator: "")
    }
  }
}

extension TextEncoding: ExpressibleByArgument {}

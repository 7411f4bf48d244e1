internal import ArgumentParser
internal import ElectionResults
internal import SeatwatchApp
internal import Storage

/// `seatwatch baseline`
struct BaselineGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "The previous results that an election is compared with.",
    subcommands: [Import.self])

  /// `seatwatch baseline import`
  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read a baseline into the store and show what was read.",
      discussion: """
        Without files, those of the election's `baseline:` are read. An election without that key takes the files named \
        here: a baseline CSV, or with --format the files of an earlier election in a feed format, PART=PATH where it has \
        several. Then the election's feeds are asked once, and what does not fit together is shown; nothing of their \
        answers is stored.
        """)

    @OptionGroup var options: ConfigurationOption

    @Option(help: ArgumentHelp("The election that is compared with it.", valueName: "id"))
    var election: String

    @Option(help: ArgumentHelp("The feed format of the files.", valueName: "name"))
    var format: String?

    @Flag(help: "Do not ask the election's feeds.")
    var noFeed = false

    @Argument(
      help: ArgumentHelp("PATH, or PART=PATH for each part of the format.", valueName: "path"),
      completion: .file())
    var files: [String] = []

    func run() async throws {
      let context = CommandContext()
      let configuration = try await context.configuration(at: options.config)
      let lock = try context.lock(configuration)
      let store = try context.store(configuration)
      let source =
        files.isEmpty ? nil : BaselineSource(format: format, paths: try paths(of: files))
      let text = try await BaselineCommand().text(
        importing: source, for: ElectionID(election), configuration: configuration, store: store,
        at: context.timekeeper.now, review: noFeed ? nil : BaselineReview(context))
      print(text, terminator: "")
      withExtendedLifetime(lock) {}
    }

    private func paths(of files: [String]) throws -> [String: String] {
      guard files.count > 1 || files[0].contains("=") else { return ["body": files[0]] }
      return try files.reduce(into: [:]) { paths, file in
        let halves = file.split(separator: "=", maxSplits: 1)
        guard halves.count == 2 else {
          throw ValidationError("several files are named as PART=PATH each")
        }
        paths[String(halves[0])] = String(halves[1])
      }
    }
  }
}

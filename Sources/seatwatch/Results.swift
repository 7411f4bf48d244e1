internal import ArgumentParser
internal import ElectionResults
internal import SeatwatchApp
internal import Storage

/// `seatwatch results`
struct Results: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the results as they stand: contests, or parties with --tallies.")

  @OptionGroup var options: ConfigurationOption
  @OptionGroup var listing: ListingOptions

  @Option(help: ArgumentHelp("Only this election.", valueName: "id"))
  var election: String?

  @Option(help: ArgumentHelp("Only this contest.", valueName: "id"))
  var contest: String?

  @Flag(help: "The parties' totals instead of the contests.")
  var tallies = false

  @Flag(help: "What feeds with accept_test mark as a test, in the place of what is real.")
  var tests = false

  func run() async throws {
    let context = CommandContext()
    let configuration = try await context.configuration(at: options.config)
    let store = try context.existingStore(configuration)
    let elections = configuration.elections.map(\.election.id).filter { id in
      election.map { ElectionID($0) == id } ?? true
    }
    if elections.isEmpty, let election {
      throw ValidationError("no election is called \"\(election)\" in \(configuration.path)")
    }
    let command = ResultsCommand(ofTests: tests)
    let text =
      tallies
      ? try await command.tallies(of: elections, in: store, as: listing.output)
      : try await command.text(
        of: elections, contest: contest.map { ContestID($0) }, in: store, as: listing.output)
    print(text, terminator: "")
  }
}

internal import ArgumentParser
internal import ElectionResults
internal import SeatwatchApp
internal import Storage

/// `seatwatch events`
struct Events: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the event log, oldest first.",
    discussion: "The table shows what fits a terminal; json and csv have every column.")

  @OptionGroup var options: ConfigurationOption
  @OptionGroup var listing: ListingOptions

  @Option(help: ArgumentHelp("Only this election.", valueName: "id"))
  var election: String?

  @Option(help: ArgumentHelp("Only this contest.", valueName: "id"))
  var contest: String?

  @Option(help: ArgumentHelp("Only this type, or a prefix such as seat.*", valueName: "type"))
  var type: String?

  @Option(help: ArgumentHelp("Only events from this time on (RFC 3339).", valueName: "time"))
  var since: String?

  @Option(help: ArgumentHelp("Only events after this one in the log.", valueName: "sequence"))
  var after: Int?

  @Option(help: ArgumentHelp("At most so many, the last ones.", valueName: "count"))
  var limit: Int?

  func validate() throws {
    if let since, Timestamp(rfc3339: since) == nil {
      throw ValidationError("--since takes a time with its zone such as 2021-05-06T22:00:00+01:00")
    }
    if let limit, limit < 1 { throw ValidationError("--limit takes a number of at least 1") }
    if let type, !isKnown(type) {
      throw ValidationError("no event type is called \"\(type)\"")
    }
  }

  func run() async throws {
    let context = CommandContext()
    let store = try context.existingStore(try await context.configuration(at: options.config))
    let filter = EventFilter(
      election: election.map { ElectionID($0) }, contest: contest.map { ContestID($0) }, type: type,
      since: since.flatMap { Timestamp(rfc3339: $0) }, afterSequence: after, limit: limit)
    let text = try await EventsCommand().text(of: store, matching: filter, as: listing.output)
    print(text, terminator: "")
  }

  private func isKnown(_ type: String) -> Bool {
    let prefix = type.hasSuffix(".*") ? String(type.dropLast()) : nil
    return EventType.allCases.contains { known in
      known.rawValue == type || prefix.map { known.rawValue.hasPrefix($0) } == true
    }
  }
}

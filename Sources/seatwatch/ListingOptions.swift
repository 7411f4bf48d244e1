internal import ArgumentParser
internal import SeatwatchApp

extension OutputForm: ExpressibleByArgument {}

/// The option of commands that list.
struct ListingOptions: ParsableArguments {
  @Option(help: "table for people; json, one object a line, or csv for programs.")
  var output: OutputForm = .table
}

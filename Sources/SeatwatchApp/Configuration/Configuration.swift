package import AlertRules
package import Delivery
package import ElectionResults
package import Polling

/// All of the configuration, read, checked and ready to run.
package struct Configuration: Sendable {
  /// The path of `seatwatch.yaml` as the user named it.
  package let path: String
  package let storePath: String
  /// All parties, of every country.
  package let parties: PartyBook
  /// The text of the parties file, as a part of what feeds are interpreted with.
  package let partiesText: String
  /// Which identifiers of contests mean one contest; empty when the configuration names no file.
  package let crosswalk: Crosswalk
  package let elections: [ElectionConfiguration]
  package let feeds: [FeedConfiguration]
  package let sinks: [SinkDefinition]
  /// The names of groups of sinks, in the order of the file.
  package let groups: [String]
  package let rules: [Rule]
  package let archive: ArchiveSettings
  /// What feeds may ask of hosts, by name in lower case.
  package let hosts: [String: RequestLimit]

  /// What becomes of the events of feeds that catch up.
  package var catchingUp: RuleSight.CatchingUp {
    RuleSight.CatchingUp(silent: feeds(firstPolled: .silent), digested: feeds(firstPolled: .digest))
  }

  private func feeds(firstPolled way: FeedConfiguration.FirstPoll) -> Set<FeedID> {
    Set(feeds.filter { $0.firstPoll == way }.map(\.id))
  }

  package func election(_ id: ElectionID) -> ElectionConfiguration? {
    elections.first { $0.election.id == id }
  }
}

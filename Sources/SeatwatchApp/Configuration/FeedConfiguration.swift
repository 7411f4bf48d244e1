package import ConfigurationText
package import ElectionResults
package import FeedFormats

/// A feed of the configuration.
package struct FeedConfiguration: Sendable {
  /// What becomes of the events of a feed's first poll, which may be news of hours ago.
  package enum FirstPoll: String, Sendable, Equatable {
    /// They are stored, and nobody is alerted.
    case silent
    /// They are treated like any others.
    case alert
  }

  /// One of the addresses under which the feed is published.
  package struct Part: Sendable, Equatable {
    /// The format's name for it; `body` where there is one address.
    package let name: String
    package let address: SecretText
  }

  package let id: FeedID
  package let election: ElectionID
  package let parts: [Part]
  package let format: any FeedFormat
  /// The wait between two polls when all is well.
  package let interval: Duration
  package let firstPoll: FirstPoll

  /// Whether another reading of the feed says the same.
  func isSame(as other: FeedConfiguration) -> Bool {
    id == other.id && election == other.election && parts == other.parts
      && format.name == other.format.name && interval == other.interval
      && firstPoll == other.firstPoll
  }
}

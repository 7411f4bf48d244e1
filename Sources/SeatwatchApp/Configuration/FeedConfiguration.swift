package import ConfigurationText
package import ElectionResults
package import FeedFormats
package import Polling

/// A feed of the configuration.
package struct FeedConfiguration: Sendable {
  /// What becomes of the events with which a feed catches up, on its first poll or after a gap: news of hours ago.
  package enum FirstPoll: String, Sendable, Equatable, CaseIterable {
    /// They are stored, and nobody is alerted.
    case silent
    /// Their alerts come as one digest for each sink.
    case digest
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
  /// The waits between two polls when all is well.
  package let pace: Pace
  package let firstPoll: FirstPoll
  /// How long the feed may go without a poll with success before what happened meanwhile is caught up with.
  package let gapAfter: Duration
  /// How long answers have to agree before something that is held back is believed.
  package let releaseAfter: Duration
  /// How long it may show nothing new while contests are counted, before that is told; nil for ever.
  package let staleAfter: Duration?
  /// What is a declaration in a feed that never states one; nil when nothing is.
  package let declaration: FeedDeclaration?
  /// Nil when all of its contests count.
  package let selection: FeedSelection?
  /// The encoding of its text; nil when the bytes or the format say it.
  package let encoding: TextEncoding?
  /// Whether figures that the feed marks as a test are followed, apart from the real ones; otherwise they are dropped.
  package let acceptsTests: Bool
  /// Whether every changed body is kept.
  package let isArchived: Bool
  package let request: FeedRequest

  /// Every secret that the feed needs.
  var secrets: [SecretReference] { parts.compactMap(\.address.reference) + request.secrets }

  /// Whether another reading of the feed says the same.
  func isSame(as other: FeedConfiguration) -> Bool {
    id == other.id && election == other.election && parts == other.parts
      && format.fingerprint == other.format.fingerprint && pace == other.pace
      && firstPoll == other.firstPoll && gapAfter == other.gapAfter
      && releaseAfter == other.releaseAfter
      && staleAfter == other.staleAfter && declaration == other.declaration
      && selection == other.selection && encoding == other.encoding
      && acceptsTests == other.acceptsTests && isArchived == other.isArchived
      && request == other.request
  }
}

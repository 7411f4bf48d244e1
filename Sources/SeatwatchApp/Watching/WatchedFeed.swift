internal import Crypto
internal import CurlHTTP
package import ElectionResults
package import FeedFormats
internal import Foundation
package import Polling
internal import Storage

/// A feed of the configuration, ready to be polled.
package struct WatchedFeed: Sendable {
  package let id: FeedID
  package let election: ElectionID
  package let format: any FeedFormat
  package let pace: Pace
  package let firstPoll: FeedConfiguration.FirstPoll
  /// How long it may go without a poll with success; what happens in a longer gap is caught up with.
  let longestPause: Duration
  /// How long answers have to agree before something that is held back is believed.
  let releaseAfter: Duration
  /// How long it may show nothing new while contests are counted, before that is told; nil for ever.
  let staleAfter: Duration?
  /// What is a declaration in a feed that never states one; nil when nothing is.
  let declaration: FeedDeclaration?
  /// Nil when all of its contests count.
  package let selection: FeedSelection?
  /// The encoding of its text; nil when the bytes or the format say it.
  package let encoding: TextEncoding?
  /// Whether figures that the feed marks as a test are followed, apart from the real ones.
  let acceptsTests: Bool
  /// Whether every changed body is kept.
  package let isArchived: Bool
  /// The addresses and the way to ask there, with their secrets.
  package let source: FeedSource
  /// Whether an address is a secret as a whole: then no event says where its body came from.
  let hasSecretAddress: Bool
  /// A hash of all that decides what a body means: format, encoding, choice of contests, parties, baseline, seats.
  package let interpretation: String

  /// The hosts that are asked for it, redirects aside.
  package var hosts: Set<String> {
    let urls = source.parts.map(\.url) + [source.versionURL].compactMap { $0 }
    return Set(urls.map { DisplayURL($0).host })
  }

  /// What of a decoded answer counts, and as what, and how many contests are left out.
  func selection(from decoded: ResultsSnapshot) -> (ResultsSnapshot, leftOut: Int) {
    let (selected, leftOut) = selection?.selection(from: decoded) ?? (decoded, 0)
    return (declaration?.declaring(selected) ?? selected, leftOut)
  }

  /// What was fetched of it, as its format reads it.
  func bodies(of document: FetchedFeed) -> FeedBodies {
    FeedBodies(document.bodies, folderNames: document.folderNames, encoding: encoding)
  }

  /// The interpretation of a feed that was seen empty under these addresses: at others it was not.
  var emptyInterpretation: String {
    let addresses = source.parts.map { "\($0.name)=\($0.url)" }.joined(separator: "\n")
    return Hexadecimal.text(SHA256.hash(data: Data((interpretation + addresses).utf8)))
  }

  /// Whether somebody has watched the feed since a poll before: one that recorded a body, or one that saw it empty.
  func wasWatched(_ stored: FeedState?) -> Bool {
    guard let stored else { return false }
    return stored.bodySHA256 != nil || stored.interpretation == emptyInterpretation
  }

  /// What is known of the feed for a conditional request: neither validators nor hashes when a body would be understood
  /// otherwise now, so that no fact hides behind a 304.
  func knownState(from stored: FeedState?) -> FetchState {
    guard let stored, let state = FetchState(json: stored.fetch) else { return FetchState() }
    return stored.interpretation == interpretation ? state : state.forgettingBodies
  }
}

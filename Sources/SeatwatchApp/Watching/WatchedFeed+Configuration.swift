internal import ConfigurationText
internal import Crypto
internal import ElectionResults
internal import FeedFormats
internal import Foundation
internal import Polling

extension WatchedFeed {
  /// Makes a configured feed ready to be polled.
  ///
  /// - Parameter facts: What decides, beside the feed's own keys, what a body means.
  init(_ feed: FeedConfiguration, source: FeedSource, interpretedBy facts: [String]) {
    var hash = SHA256()
    for fact in [feed.format.fingerprint] + facts + feed.interpretation {
      hash.update(data: Data("\(fact.utf8.count):\(fact)".utf8))
    }
    self.init(
      id: feed.id, election: feed.election, format: feed.format, pace: feed.pace,
      firstPoll: feed.firstPoll, longestPause: feed.longestPause, releaseAfter: feed.releaseAfter,
      staleAfter: feed.staleAfter,
      declaration: feed.declaration, selection: feed.selection, encoding: feed.encoding,
      acceptsTests: feed.acceptsTests, isArchived: feed.isArchived, source: source,
      hasSecretAddress: feed.parts.contains { $0.address.reference != nil },
      interpretation: Hexadecimal.text(hash.finalize()))
  }
}

extension FeedConfiguration {
  /// `gap_after`, but never less than what lies between two polls when all is well or nearly so: the slow wait and its
  /// spread, doubled for a host that wants to be asked less often, or for a poll that failed.
  fileprivate var longestPause: Duration { max(gapAfter, pace.slow * 2.5) }

  /// The feed's own keys that decide what of an answer counts, and as what; empty for the defaults.
  fileprivate var interpretation: [String] {
    let contests = selection?.contests.sorted().map { $0.text.lowercased() }
    let facts = [
      ("encoding", encoding?.rawValue), ("contests", contests?.joined(separator: " ")),
      ("day", selection?.day),
      ("accept_test", acceptsTests ? "true" : nil),
      ("declares_when", declaration.map { "\($0.reportingPercentage)" }),
      ("member", request.member),
      ("newest", request.newest.map { "\($0.order) \($0.pattern)" }),
    ]
    return facts.compactMap { name, value in value.map { "\(name)=\($0)" } }
  }
}

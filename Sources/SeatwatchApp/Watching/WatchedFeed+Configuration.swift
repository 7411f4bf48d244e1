internal import ConfigurationText
internal import Crypto
internal import ElectionResults
internal import FeedFormats
internal import Foundation
internal import Polling

extension WatchedFeed {
  /// Makes a configured feed ready to be polled.
  ///
  /// - Parameter facts: What decides, beside the format, what a body means.
  init(_ feed: FeedConfiguration, source: FeedSource, interpretedBy facts: [String]) {
    var hash = SHA256()
    for fact in [feed.format.name] + facts {
      hash.update(data: Data("\(fact.utf8.count):\(fact)".utf8))
    }
    self.init(
      id: feed.id, election: feed.election, format: feed.format, interval: feed.interval,
      firstPoll: feed.firstPoll, source: source,
      hasSecretAddress: feed.parts.contains { part in
        if case .secret = part.address { true } else { false }
      }, interpretation: Hexadecimal.text(hash.finalize()))
  }
}

extension FeedSource {
  /// The addresses of a configured feed, with their secrets.
  ///
  /// - Throws: ``CommandFailure`` when a secret cannot be read.
  init(_ feed: FeedConfiguration, secrets: SecretSource) throws {
    self.init(
      parts: try feed.parts.map { part in
        Part(
          name: part.name, url: try Self.url(of: part.address, feed: feed, secrets: secrets),
          isOptional: feed.format.parts.contains { $0.name == part.name && $0.isOptional })
      })
  }

  private static func url(
    of address: SecretText, feed: FeedConfiguration, secrets: SecretSource
  ) throws -> String {
    switch address {
    case .text(let url): return url
    case .secret(let reference):
      do {
        return try secrets.value(of: reference).exposed
      } catch {
        throw CommandFailure(.configuration, "feed \(feed.id): \(error)")
      }
    }
  }
}

internal import ConfigurationText
internal import Crypto
internal import FeedFormats
internal import Foundation
internal import Polling

extension WatchedFeed {
  /// Makes a configured feed ready: its secrets read, its interpretation known.
  ///
  /// - Throws: ``CommandFailure`` when a secret cannot be read.
  init(
    _ feed: FeedConfiguration, interpretedBy facts: [String], secrets: SecretSource
  ) throws {
    let parts = try feed.parts.map { part in
      FeedSource.Part(
        name: part.name, url: try Self.url(of: part.address, feed: feed, secrets: secrets),
        isOptional: feed.format.parts.contains { $0.name == part.name && $0.isOptional })
    }
    var hash = SHA256()
    for fact in [feed.format.name] + facts {
      hash.update(data: Data("\(fact.utf8.count):\(fact)".utf8))
    }
    self.init(
      id: feed.id, election: feed.election, format: feed.format, interval: feed.interval,
      firstPoll: feed.firstPoll, source: FeedSource(parts: parts),
      interpretation: hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
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

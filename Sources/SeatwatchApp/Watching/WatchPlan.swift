internal import ConfigurationText
internal import Delivery
internal import ElectionResults
internal import Polling

/// A configuration whose secrets have been read and whose sinks are made: nothing of it can make a watch fail any more,
/// and nothing has touched the store yet.
struct WatchPlan: Sendable {
  let configuration: Configuration
  let sinks: [(id: SinkID, sink: any Sink)]
  /// Where each feed comes from and how it is asked for, in the order of the feeds.
  let sources: [FeedSource]

  /// - Throws: ``CommandFailure`` that names every secret that is missing.
  init(
    _ configuration: Configuration, clients: HTTPClients, secrets: SecretSource
  ) throws {
    self.configuration = configuration
    var diagnostics = Diagnostics()
    sinks = configuration.sinks.compactMap { definition in
      definition.sink(secrets: secrets, client: clients.receivers, diagnostics: &diagnostics)
        .map { (definition.id, $0) }
    }
    var problems = diagnostics.hasErrors ? [diagnostics.rendered] : []
    sources = configuration.feeds.map { feed in
      var secrets = FeedSecrets(of: feed.id, from: secrets)
      let source = FeedSource(feed, secrets: &secrets)
      problems += secrets.problems
      return source
    }
    guard problems.isEmpty else {
      throw CommandFailure(.configuration, problems.joined(separator: "\n"))
    }
  }
}

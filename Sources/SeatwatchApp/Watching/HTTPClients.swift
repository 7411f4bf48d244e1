package import CurlHTTP

/// The connections to feeds, few for each host, and those to receivers, enough for every sink: a sink that is slow must
/// not keep another on the same host waiting.
package struct HTTPClients: Sendable {
  package let feeds: HTTPClient
  package let receivers: HTTPClient

  package init() {
    let userAgent = "seatwatch/\(seatwatchVersion)"
    feeds = HTTPClient(userAgent: userAgent, connectionsPerHost: 4)
    receivers = HTTPClient(userAgent: userAgent, connectionsPerHost: 256)
  }

  /// Ends every transfer; see ``CurlHTTP/HTTPClient/shutdown()``.
  package func shutdown() {
    feeds.shutdown()
    receivers.shutdown()
  }
}

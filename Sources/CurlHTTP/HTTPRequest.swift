/// One transfer: what to ask, of whom, and where to stop.
package struct HTTPRequest: Sendable {
  package var url: String
  package var method: HTTPMethod
  /// Sent to the URL's own scheme, host and port only, never to another that it redirects to.
  package var headers: [HTTPHeader]
  /// Sent to the URL that they belong to only.
  package var conditions: ConditionalHeaders?
  /// For the whole transfer, with redirects and the wait for a free connection to the host.
  package var timeout: Duration
  /// For resolving, connecting and the TLS handshake.
  package var connectTimeout: Duration
  /// The most body bytes to accept, counted after decompression.
  package var byteLimit: Int
  /// How many redirects of a GET to follow; with 0 the redirect is the response. A redirect leads
  /// to http and https only, and a POST is never redirected.
  package var redirectLimit: Int
  package var protocols: Set<TransferProtocol>
  /// Who asks, and by which way. Credentials go where ``headers`` go; the proxy and the certificates serve redirects too.
  package var connection: ConnectionOptions

  package init(
    url: String,
    method: HTTPMethod = .get,
    headers: [HTTPHeader] = [],
    conditions: ConditionalHeaders? = nil,
    timeout: Duration = .seconds(30),
    connectTimeout: Duration = .seconds(10),
    byteLimit: Int = 64 << 20,
    redirectLimit: Int = 0,
    protocols: Set<TransferProtocol> = Set(TransferProtocol.allCases),
    connection: ConnectionOptions = ConnectionOptions()
  ) {
    self.url = url
    self.method = method
    self.headers = headers
    self.conditions = conditions
    self.timeout = timeout
    self.connectTimeout = connectTimeout
    self.byteLimit = byteLimit
    self.redirectLimit = redirectLimit
    self.protocols = protocols
    self.connection = connection
  }
}

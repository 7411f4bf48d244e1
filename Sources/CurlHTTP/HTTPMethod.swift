/// What a transfer asks of the server.
package enum HTTPMethod: Sendable, Hashable {
  case get
  /// Sends the body, without waiting for a `100 Continue`.
  case post(body: [UInt8], contentType: String)
}

import CurlHTTP

extension Fetcher {
  /// Asks, when it is this request's turn at its host.
  func response(to request: HTTPRequest) async throws(TransferError) -> HTTPResponse {
    try await turn(at: request.url)
    return try await client.response(to: request)
  }

  /// Waits until the host of a URL may be asked once more.
  func turn(at url: String) async throws(TransferError) {
    do {
      try await budget?.turn(at: DisplayURL(url).host)
    } catch {
      throw .cancelled
    }
  }
}

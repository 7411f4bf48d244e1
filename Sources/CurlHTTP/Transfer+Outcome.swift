import CCurl

extension Transfer {
  /// Tells the waiting task.
  func finish(_ outcome: Outcome) {
    continuation?.resume(returning: outcome)
    continuation = nil
  }

  /// Returns where the answer redirects to, nil when it is the one to return.
  ///
  /// - Throws: What libcurl's result or a passed limit means.
  func redirection(after code: CURLcode) throws(TransferError) -> String? {
    guard let easy else { return nil }
    if let limit = exceededLimit { throw .tooLarge(limit: limit) }
    guard code == CURLE_OK else {
      throw TransferError(code, host: current.hostName, reason: String(cString: reason))
    }
    guard request.redirectLimit > 0, request.method == .get,
      [301, 302, 303, 307, 308].contains(ccurl_get_long(easy, CURLINFO_RESPONSE_CODE)),
      let location = ccurl_get_string(easy, CURLINFO_REDIRECT_URL)
    else { return nil }
    guard ContinuousClock.now < deadline else {
      throw .timedOut(host: current.hostName)
    }
    return String(cString: location)
  }

  /// The answer; to be asked before the handle is used again.
  func response() -> HTTPResponse {
    HTTPResponse(
      status: easy.map { ccurl_get_long($0, CURLINFO_RESPONSE_CODE) } ?? 0,
      headers: head.headers,
      body: body,
      url: current.withoutUserInfo,
      duration: ContinuousClock.now - started)
  }
}

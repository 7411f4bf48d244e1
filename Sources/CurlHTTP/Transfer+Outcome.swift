import CCurl
import Foundation
import Synchronization

extension Transfer {
  /// Tells the waiting task, once; may be called on any thread.
  func finish(_ outcome: Outcome) {
    let waiting = continuation.withLock { continuation in
      defer { continuation = nil }
      return continuation
    }
    waiting?.resume(returning: outcome)
  }

  /// Returns where the answer redirects to, nil when it is the one to return.
  ///
  /// - Throws: What libcurl's result or a passed limit means.
  func redirection(after code: CURLcode) throws(TransferError) -> String? {
    guard let easy else { return nil }
    if let limit = exceededLimit { throw .tooLarge(limit: limit) }
    guard code == CURLE_OK else {
      throw error(for: code, on: easy)
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
      duration: ContinuousClock.now - started,
      size: attribute(CURLINFO_CONTENT_LENGTH_DOWNLOAD_T).map { Int($0) },
      modified: attribute(CURLINFO_FILETIME_T).map {
        Date(timeIntervalSince1970: TimeInterval($0))
      })
  }

  /// What an FTP server told of a file; nil when it did not, or was not asked.
  private func attribute(_ name: CURLINFO) -> curl_off_t? {
    guard request.method == .attributes, let easy else { return nil }
    let value = ccurl_get_large(easy, name)
    return value < 0 ? nil : value
  }

  private func error(for code: CURLcode, on easy: UnsafeMutableRawPointer) -> TransferError {
    if let error = proxyError(for: code, on: easy) { return error }
    let reply = ccurl_get_long(easy, CURLINFO_RESPONSE_CODE)
    if current.scheme == "ftp",
      let error = TransferError(code, host: current.hostName, reply: reply)
    {
      return error
    }
    return TransferError(code, host: current.hostName, reason: String(cString: reason))
  }

  /// What is the proxy's fault as far as libcurl tells it from the server's.
  private func proxyError(
    for code: CURLcode, on easy: UnsafeMutableRawPointer
  ) -> TransferError? {
    let answer = ccurl_get_long(easy, CURLINFO_HTTP_CONNECTCODE)
    if code == CURLE_RECV_ERROR, answer >= 300 {
      return .proxy(reason: "it answered with status \(answer)")
    }
    let hasProxy = if case .url = request.connection.proxy { true } else { false }
    return switch code {
    case CURLE_COULDNT_RESOLVE_PROXY: .proxy(reason: "its host name cannot be resolved")
    case CURLE_PROXY: .proxy(reason: "it does not open the connection")
    case CURLE_COULDNT_CONNECT where hasProxy: .proxy(reason: "it cannot be connected to")
    default: nil
    }
  }
}

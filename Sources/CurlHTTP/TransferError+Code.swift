import CCurl

extension TransferError {
  /// Translates libcurl's result code.
  ///
  /// - Parameters:
  ///   - reason: libcurl's own detail; used for TLS only, since elsewhere it may quote a URL.
  init(_ code: CURLcode, host: String, reason: String) {
    self =
      Self.connectionError(code, host: host, reason: reason)
      ?? Self.answerError(code, host: host, reason: reason)
      ?? .other(code: Int(code.rawValue), message: String(cString: curl_easy_strerror(code)))
  }

  /// Translates what an FTP server's reply code tells more of than libcurl's result; nil when it does not.
  init?(_ code: CURLcode, host: String, reply: Int) {
    switch code {
    case CURLE_REMOTE_ACCESS_DENIED: self = .folderNotFound(host: host)
    case CURLE_FTP_COULDNT_RETR_FILE where reply >= 400: self = .ftpReply(host: host, code: reply)
    // libcurl takes 421 for a connection that closed while it waited.
    case CURLE_OPERATION_TIMEDOUT where reply == 421, CURLE_WEIRD_SERVER_REPLY where reply >= 400:
      self = .ftpReply(host: host, code: reply)
    default: return nil
    }
  }

  private static func connectionError(
    _ code: CURLcode, host: String, reason: String
  ) -> TransferError? {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unresolvable(host: host)
    case CURLE_COULDNT_CONNECT: .refused(host: host)
    case CURLE_OPERATION_TIMEDOUT, CURLE_FTP_ACCEPT_TIMEOUT: .timedOut(host: host)
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_USE_SSL_FAILED:
      .tls(
        host: host,
        reason: reason.isEmpty ? String(cString: curl_easy_strerror(code)) : reason)
    // A server that wants a certificate says so after the handshake, in answer to the request.
    case CURLE_SEND_ERROR where reason.contains(" alert "),
      CURLE_RECV_ERROR where reason.contains(" alert "):
      .tls(host: host, reason: reason)
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2,
      CURLE_HTTP2_STREAM:
      .reset(host: host)
    default: nil
    }
  }

  private static func answerError(
    _ code: CURLcode, host: String, reason: String
  ) -> TransferError? {
    switch code {
    // What does not begin as an answer begins could be one of HTTP/0.9, which is switched off.
    case CURLE_UNSUPPORTED_PROTOCOL where reason.contains("HTTP/0.9"):
      .malformedResponse(reason: "not in the protocol of the URL")
    case CURLE_PARTIAL_FILE: .truncated
    case CURLE_UNSUPPORTED_PROTOCOL: .unsupportedProtocol("of the URL")
    case CURLE_URL_MALFORMAT: .malformedURL
    case CURLE_FILE_COULDNT_READ_FILE, CURLE_REMOTE_FILE_NOT_FOUND, CURLE_FTP_COULDNT_RETR_FILE:
      .fileNotFound
    case CURLE_LOGIN_DENIED, CURLE_REMOTE_ACCESS_DENIED: .accessDenied(host: host)
    case CURLE_BAD_CONTENT_ENCODING: .malformedResponse(reason: "undecodable content encoding")
    case CURLE_WEIRD_SERVER_REPLY: .malformedResponse(reason: "not in the protocol of the URL")
    default: nil
    }
  }
}

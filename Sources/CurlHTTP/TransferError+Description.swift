extension TransferError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unresolvable(let host): "host name \(host) cannot be resolved"
    case .refused(let host): "cannot connect to \(host)"
    case .timedOut(let host): "no complete answer from \(host) in time"
    case .tls(let host, let reason): "no trusted TLS connection to \(host): \(reason)"
    case .tooLarge(let limit): "the answer is larger than \(limit) bytes"
    case .truncated: "the connection closed before the end of the body"
    case .reset(let host): "the connection to \(host) was lost before the answer"
    case .unsupportedProtocol(let name): "protocol \(name) is not allowed here"
    case .malformedURL: "not a complete URL such as https://results.example.org/seats.json"
    case .malformedHeader(let name): "header field \(name) has a name or value that cannot be sent"
    case .tooManyRedirects(let limit): "redirected more than \(limit) times"
    case .fileNotFound: "no such file"
    case .accessDenied(let host): "\(host) denies access"
    case .folderNotFound(let host): "\(host) has no such folder, or keeps this login out of it"
    case .ftpReply(let host, let code): "\(host) refuses with FTP reply \(code)"
    case .proxy(let reason): "the proxy is no help: \(reason)"
    case .malformedProxy:
      "the proxy's address is not a complete URL such as http://proxy.example.org:3128"
    case .unusableCredentials(let reason): "credentials cannot be sent: \(reason)"
    case .malformedResponse(let reason): "the answer is malformed: \(reason)"
    case .cancelled: "cancelled"
    case .other(let code, let message): "libcurl error \(code): \(message)"
    }
  }
}

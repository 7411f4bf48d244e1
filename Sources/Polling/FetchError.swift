package import CurlHTTP

/// Why a feed could not be fetched; its state stays as it was.
package struct FetchError: Error, Sendable, Hashable {
  /// What went wrong.
  package enum Reason: Sendable, Hashable {
    /// The server answered with this status code.
    case status(Int)
    /// There was no answer.
    case transfer(TransferError)
  }

  package var reason: Reason
  /// The part that failed; nil when the feed has only one.
  package var part: String?
  /// Who was asked.
  package var host: String
  /// What the server asks for; the longest when several parts failed.
  package var retryAfter: Duration?

  package init(reason: Reason, part: String? = nil, host: String, retryAfter: Duration? = nil) {
    self.reason = reason
    self.part = part
    self.host = host
    self.retryAfter = retryAfter
  }

  /// The status code; nil when there was no answer.
  package var statusCode: Int? {
    if case .status(let code) = reason { code } else { nil }
  }

  /// Whether asking again is pointless before somebody changes the configuration.
  package var isPermanent: Bool {
    if case .transfer(let error) = reason { error.isPermanent } else { false }
  }

  /// Whether the task that fetched was cancelled, or the client shut down: no fault of the feed's.
  package var isCancellation: Bool {
    reason == .transfer(.cancelled)
  }
}

extension FetchError: CustomStringConvertible {
  package var description: String {
    let place = part.map { "part \($0): " } ?? ""
    return switch reason {
    case .transfer(let error): place + error.description
    case .status(let code): place + "\(host) answered with status \(code)" + Self.advice(code)
    }
  }

  private static func advice(_ code: Int) -> String {
    switch code {
    case 401, 403: "; check the feed's headers and credentials"
    case 404, 410: "; check the feed's url"
    default: ""
    }
  }
}

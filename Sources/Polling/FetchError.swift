package import CurlHTTP

/// Why a feed could not be fetched; its state stays as it was.
package struct FetchError: Error, Sendable, Hashable {
  /// What went wrong.
  package enum Reason: Sendable, Hashable {
    /// The server answered with this status code.
    case status(Int)
    /// There was no answer.
    case transfer(TransferError)
    /// The answer is a zip archive that the body cannot be taken from.
    case archive(ArchiveFault)
    /// No file in the folder matches the pattern.
    case emptyFolder(pattern: String)
    /// More files in the folder match than a feed may have.
    case tooManyFiles(Int, limit: Int)
    /// The address is of a protocol that lists no folders.
    case unlistable(scheme: String)
    /// The version file's text could not stand in an address.
    case unusableVersion
  }

  package var reason: Reason
  /// The part that failed, `version` for the version file; nil when the feed has only one part.
  package var part: String?
  /// Who was asked.
  package var host: String
  /// What the server asks for; the longest when several parts failed.
  package var retryAfter: Duration?
  /// Whether the server says that it is asked too often: with 429, 503, FTP's 421 or in the feed's own dialect.
  package var isThrottled: Bool

  package init(
    reason: Reason, part: String? = nil, host: String, retryAfter: Duration? = nil,
    isThrottled: Bool = false
  ) {
    self.reason = reason
    self.part = part
    self.host = host
    self.retryAfter = retryAfter
    self.isThrottled = isThrottled
  }

  /// The error of a transfer without an answer.
  init(transfer error: TransferError, host: String) {
    let isThrottled = if case .ftpReply(_, 421) = error { true } else { false }
    self.init(reason: .transfer(error), host: host, isThrottled: isThrottled)
  }

  /// The status code; nil when there was no answer.
  package var statusCode: Int? {
    if case .status(let code) = reason { code } else { nil }
  }

  /// Whether asking again is pointless before somebody changes the configuration.
  package var isPermanent: Bool {
    switch reason {
    case .transfer(let error): error.isPermanent
    case .unlistable: true
    case .status, .archive, .emptyFolder, .tooManyFiles, .unusableVersion: false
    }
  }

  /// Whether what was asked for does not exist.
  var saysMissing: Bool {
    switch reason {
    case .status(let code): code == 404 || code == 410
    case .transfer(.fileNotFound), .transfer(.folderNotFound), .emptyFolder: true
    case .transfer, .archive, .tooManyFiles, .unlistable, .unusableVersion: false
    }
  }

  /// Whether the task that fetched was cancelled, or the client shut down: no fault of the feed's.
  package var isCancellation: Bool {
    reason == .transfer(.cancelled)
  }
}

extension FetchError: CustomStringConvertible {
  package var description: String {
    (part.map { "part \($0): " } ?? "") + reasonText
  }

  private var reasonText: String {
    switch reason {
    case .transfer(let error): error.description
    case .status(let code): "\(host) answered with status \(code)" + advice(code)
    case .archive(let fault): fault.description
    case .emptyFolder(let pattern):
      "no file in the folder at \(host) matches \(pattern); check the feed's url and pattern"
    case .tooManyFiles(let count, let limit):
      "\(count) files in the folder at \(host) match, more than \(limit); narrow the feed's pattern"
    case .unlistable(let scheme):
      "a folder cannot be listed by \(scheme); its address begins with ftp:// or file://"
    case .unusableVersion:
      "the version file at \(host) has to hold up to \(VersionAnswer.lengthLimit) letters, digits or "
        + "marks of ASCII, without white space, .. or any of / ? # % @ \\"
    }
  }

  private func advice(_ code: Int) -> String {
    switch code {
    case _ where isThrottled: "; it asks to be asked less often"
    case 401, 403: "; check the feed's headers and credentials"
    case 404, 410: "; check the feed's url"
    default: ""
    }
  }
}

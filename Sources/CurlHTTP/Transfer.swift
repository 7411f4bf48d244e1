import CCurl
import Synchronization

/// One request on its way, with its redirects.
///
/// Unchecked because libcurl's callbacks cannot be isolated: after its creation everything in it
/// but the continuation belongs to the event loop's thread.
final class Transfer: @unchecked Sendable {
  typealias Outcome = Result<HTTPResponse, TransferError>

  let request: HTTPRequest
  let origin: TransferURL
  let started = ContinuousClock.now

  /// Where the transfer has been redirected to; the origin at first.
  private(set) var current: TransferURL
  private(set) var redirects = 0
  private(set) var head = ResponseHead()
  private(set) var body: [UInt8] = []
  /// The limit that was passed, if one was.
  private(set) var exceededLimit: Int?

  /// libcurl's handle while the transfer is under way.
  var easy: UnsafeMutableRawPointer?
  var headerList: UnsafeMutablePointer<curl_slist>?
  /// The waiting task, until it is told.
  let continuation = Mutex<CheckedContinuation<Outcome, Never>?>(nil)
  var isCancelled = false
  /// libcurl writes its words for a failure here.
  let reason: UnsafeMutablePointer<CChar>

  /// Checks what can be checked before anything is sent.
  init(_ request: HTTPRequest) throws(TransferError) {
    let origin = try TransferURL(request.url)
    self.request = request
    self.origin = origin
    current = origin
    reason = .allocate(capacity: Int(CURL_ERROR_SIZE))
    reason.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    try request.connection.check(for: origin)
    let headers = request.headers + (request.conditions?.headers ?? [])
    if let malformed = headers.first(where: { !$0.isWellFormed }) {
      throw .malformedHeader(name: malformed.name)
    }
    if case .post(_, let contentType) = request.method,
      !HTTPHeader("Content-Type", contentType).isWellFormed
    {
      throw .malformedHeader(name: "Content-Type")
    }
    try checkCurrentURL()
  }

  deinit {
    reason.deallocate()
  }

  /// When the transfer must be complete.
  var deadline: ContinuousClock.Instant {
    started + request.timeout
  }

  /// The protocols that the current URL may use: a redirect never leaves HTTP.
  var allowedProtocols: Set<TransferProtocol> {
    redirects == 0 ? request.protocols : request.protocols.intersection([.http, .https])
  }

  /// The fields that the current URL may see.
  var currentHeaders: [HTTPHeader] {
    var headers = current.sharesOrigin(with: origin) ? request.headers : []
    if let conditions = request.conditions, conditions.areMeantFor(current.withoutUserInfo) {
      headers += conditions.headers
    }
    return headers
  }

  /// Who the current URL may know to ask.
  var currentCredentials: ConnectionOptions.Credentials? {
    current.sharesOrigin(with: origin) ? request.connection.credentials : nil
  }

  /// Turns to the place that a redirect names.
  func follow(_ location: String) throws(TransferError) {
    guard redirects < request.redirectLimit else {
      throw .tooManyRedirects(limit: request.redirectLimit)
    }
    redirects += 1
    current = try TransferURL(location)
    try checkCurrentURL()
    body = []
  }

  /// Takes a piece of the body; false stops the transfer.
  func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count <= request.byteLimit - body.count else {
      exceededLimit = request.byteLimit
      return false
    }
    if body.isEmpty, let easy {
      let length = Int(ccurl_get_large(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T))
      body.reserveCapacity(min(max(length, bytes.count), request.byteLimit))
    }
    body.append(contentsOf: bytes)
    return true
  }

  /// Takes a header line; false stops the transfer.
  func receiveHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    head.take(line)
    guard head.byteCount <= ResponseHead.byteLimit else {
      exceededLimit = ResponseHead.byteLimit
      return false
    }
    return true
  }

  private func checkCurrentURL() throws(TransferError) {
    guard allowedProtocols.contains(where: { $0.rawValue == current.scheme }) else {
      throw .unsupportedProtocol(current.scheme)
    }
    guard !request.method.isForFTP || current.scheme == "ftp" else {
      throw .unsupportedProtocol(current.scheme)
    }
    guard current.scheme != "file" || FileKind(path: current.path) == .regular else {
      throw .fileNotFound
    }
  }
}

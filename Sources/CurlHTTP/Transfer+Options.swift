import CCurl

extension Transfer {
  /// Sets up a handle, fresh or used, for the current URL.
  func configure(
    _ easy: UnsafeMutableRawPointer, with settings: TransferSettings
  ) throws(TransferError) {
    curl_easy_reset(easy)
    let results =
      identityOptions(easy, settings) + credentialOptions(easy) + proxyOptions(easy)
      + trustOptions(easy, settings) + timeOptions(easy) + methodOptions(easy) + [setHeaders(easy)]
      + receiverOptions(easy)
    if let failure = results.first(where: { $0 != CURLE_OK }) {
      throw TransferError(failure, host: current.hostName, reason: "")
    }
  }

  /// Frees what the handle no longer reads.
  func freeHeaders() {
    curl_slist_free_all(headerList)
    headerList = nil
  }

  private func identityOptions(
    _ easy: UnsafeMutableRawPointer, _ settings: TransferSettings
  ) -> [CURLcode] {
    let protocols = allowedProtocols.map { $0.rawValue }.sorted().joined(separator: ",")
    return [
      ccurl_set_string(easy, CURLOPT_URL, current.text),
      ccurl_set_string(easy, CURLOPT_USERAGENT, settings.userAgent),
      ccurl_set_string(easy, CURLOPT_PROTOCOLS_STR, protocols),
      ccurl_set_string(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https"),
      ccurl_set_long(easy, CURLOPT_FOLLOWLOCATION, 0),
      ccurl_set_string(easy, CURLOPT_ACCEPT_ENCODING, ""),
      ccurl_set_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS)),
      ccurl_set_long(easy, CURLOPT_NOSIGNAL, 1),
    ]
  }

  /// Without the quick exit, removing a transfer would wait for a name server that does not answer.
  private func timeOptions(_ easy: UnsafeMutableRawPointer) -> [CURLcode] {
    let left = deadline - ContinuousClock.now
    return [
      ccurl_set_long(easy, CURLOPT_TIMEOUT_MS, left.curlMilliseconds),
      ccurl_set_long(
        easy, CURLOPT_CONNECTTIMEOUT_MS, request.connectTimeout.curlMilliseconds),
      ccurl_set_long(easy, CURLOPT_QUICK_EXIT, 1),
    ]
  }

  private func methodOptions(_ easy: UnsafeMutableRawPointer) -> [CURLcode] {
    switch request.method {
    case .get: [ccurl_set_long(easy, CURLOPT_HTTPGET, 1)]
    case .post(let body, _): bodyOptions(easy, body)
    case .names: [ccurl_set_long(easy, CURLOPT_DIRLISTONLY, 1)]
    case .facts: [ccurl_set_string(easy, CURLOPT_CUSTOMREQUEST, "MLSD")]
    case .attributes:
      [ccurl_set_long(easy, CURLOPT_NOBODY, 1), ccurl_set_long(easy, CURLOPT_FILETIME, 1)]
    }
  }

  private func bodyOptions(_ easy: UnsafeMutableRawPointer, _ body: [UInt8]) -> [CURLcode] {
    [
      ccurl_set_long(easy, CURLOPT_POST, 1),
      ccurl_set_large(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)),
      (body + [0]).withUnsafeBytes {
        ccurl_set_bytes(easy, CURLOPT_COPYPOSTFIELDS, $0.baseAddress)
      },
    ]
  }

  private func setHeaders(_ easy: UnsafeMutableRawPointer) -> CURLcode {
    freeHeaders()
    var headers = currentHeaders
    if case .post(_, let contentType) = request.method {
      headers.append(HTTPHeader("Content-Type", contentType))
      headerList = curl_slist_append(headerList, "Expect:")
    }
    for header in headers {
      let line = header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)"
      headerList = curl_slist_append(headerList, line)
    }
    return ccurl_set_list(easy, CURLOPT_HTTPHEADER, headerList)
  }

  private func receiverOptions(_ easy: UnsafeMutableRawPointer) -> [CURLcode] {
    let context = Unmanaged.passUnretained(self).toOpaque()
    return [
      ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, reason),
      ccurl_set_pointer(easy, CURLOPT_WRITEDATA, context),
      ccurl_set_pointer(easy, CURLOPT_HEADERDATA, context),
      ccurl_set_receiver(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
        Transfer.accept(bytes, size * count, context, Transfer.receiveBody)
      },
      ccurl_set_receiver(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
        Transfer.accept(bytes, size * count, context, Transfer.receiveHeader)
      },
    ]
  }

  /// Returns the count for "go on"; anything else makes libcurl stop with a write error.
  private static func accept(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
    _ receive: (Transfer) -> (UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    guard let context else { return 0 }
    let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    let accepted = receive(transfer)(UnsafeRawBufferPointer(start: bytes, count: count))
    // An empty piece returns 1 to refuse, since 0 would be its own count.
    return accepted ? count : (count == 0 ? 1 : 0)
  }
}

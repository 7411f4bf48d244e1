import CCurl

/// Who asks, and by which way.
extension Transfer {
  func credentialOptions(_ easy: UnsafeMutableRawPointer) -> [CURLcode] {
    switch currentCredentials {
    case .basic(let user, let password):
      [
        ccurl_set_long(easy, CURLOPT_HTTPAUTH, ccurl_basic),
        ccurl_set_string(easy, CURLOPT_USERNAME, user),
        ccurl_set_string(easy, CURLOPT_PASSWORD, password),
      ]
    case .bearer(let token):
      [
        ccurl_set_long(easy, CURLOPT_HTTPAUTH, ccurl_bearer),
        ccurl_set_string(easy, CURLOPT_XOAUTH2_BEARER, token),
      ]
    case nil: []
    }
  }

  /// A proxy that the configuration names is asked for every host, whatever `no_proxy` says. FTP goes through it as
  /// through a wire, since an HTTP proxy that speaks FTP itself can neither list nor tell times.
  func proxyOptions(_ easy: UnsafeMutableRawPointer) -> [CURLcode] {
    let tunnel = [
      ccurl_set_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
      ccurl_set_long(easy, CURLOPT_HTTPPROXYTUNNEL, current.scheme == "ftp" ? 1 : 0),
    ]
    return switch request.connection.proxy {
    case .environment: tunnel
    case .none: [ccurl_set_string(easy, CURLOPT_PROXY, "")]
    case .url(let proxy):
      tunnel + [
        ccurl_set_string(easy, CURLOPT_PROXY, proxy),
        ccurl_set_string(easy, CURLOPT_NOPROXY, ""),
      ]
    }
  }

  /// Debian's default CApath would switch off libcurl's cache of the certificate store: only the bundle is used.
  func trustOptions(_ easy: UnsafeMutableRawPointer, _ settings: TransferSettings) -> [CURLcode] {
    let results = [
      ccurl_set_string(easy, CURLOPT_CAPATH, nil),
      ccurl_set_long(easy, CURLOPT_SSL_VERIFYPEER, 1),
      ccurl_set_long(easy, CURLOPT_SSL_VERIFYHOST, 2),
    ]
    let files = [
      (CURLOPT_CAINFO, request.connection.certificateAuthorities ?? settings.certificateAuthorities)
    ]
    return (files + clientCertificate).reduce(into: results) { results, option in
      if let value = option.1 { results.append(ccurl_set_string(easy, option.0, value)) }
    }
  }

  /// What proves who asks; to be shown to the URL's own host only.
  private var clientCertificate: [(CURLoption, String?)] {
    guard current.sharesOrigin(with: origin), let file = request.connection.clientCertificate else {
      return []
    }
    return [
      (CURLOPT_SSLCERT, file),
      (CURLOPT_SSLKEY, request.connection.clientKey ?? file),
      (CURLOPT_KEYPASSWD, request.connection.clientKeyPassphrase),
    ]
  }
}

internal import ConfigurationText
internal import CurlHTTP
internal import FeedFormats
internal import Polling

extension FeedSource {
  /// The addresses of a configured feed and the way to ask there, with their secrets.
  init(_ feed: FeedConfiguration, secrets: inout FeedSecrets) {
    let request = feed.request
    self.init(
      parts: feed.parts.map { Self.part($0, of: feed, secrets: &secrets) },
      versionURL: request.version.map { version in
        secrets.value(of: version) {
          FeedAddress(url: $0).refusal(isFolderPart: false, choosesNewest: true, hasVersion: false)
        }
      },
      headers: request.headers.map { header in
        HTTPHeader(
          header.name,
          secrets.value(of: header.value) {
            FeedHeader.isSendable($0) ? nil : FeedHeader.valueRefusal
          })
      },
      connection: ConnectionOptions(request, secrets: &secrets), timeout: request.timeout,
      byteLimit: request.byteLimit, throttleStatuses: request.throttleStatuses)
  }

  private static func part(
    _ part: FeedConfiguration.Part, of feed: FeedConfiguration, secrets: inout FeedSecrets
  ) -> Part {
    let written = feed.format.parts.first { $0.name == part.name }
    let isFolder = written?.isFolder == true
    let url = secrets.value(of: part.address) {
      FeedAddress(url: $0).refusal(
        isFolderPart: isFolder, choosesNewest: feed.request.newest != nil,
        hasVersion: feed.request.version != nil)
    }
    return Part(
      name: part.name, url: url, isOptional: written?.isOptional == true,
      content: FeedAddress(url: url).content(isFolderPart: isFolder, newest: feed.request.newest),
      member: feed.request.member)
  }
}

extension ConnectionOptions {
  fileprivate init(_ request: FeedRequest, secrets: inout FeedSecrets) {
    self.init(
      credentials: request.credentials.map { Credentials($0, secrets: &secrets) },
      proxy: Proxy(request.proxy, secrets: &secrets),
      certificateAuthorities: request.tls?.authorities,
      clientCertificate: request.tls?.certificate, clientKey: request.tls?.key,
      clientKeyPassphrase: request.tls?.passphrase.map { secrets.value(of: $0) })
  }
}

extension ConnectionOptions.Credentials {
  fileprivate init(_ credentials: FeedRequest.Credentials, secrets: inout FeedSecrets) {
    switch credentials {
    case .basic(let user, let password):
      self = .basic(user: secrets.value(of: user), password: secrets.value(of: password))
    case .bearer(let token): self = .bearer(token: secrets.value(of: token))
    }
  }
}

extension ConnectionOptions.Proxy {
  fileprivate init(_ proxy: FeedRequest.Proxy, secrets: inout FeedSecrets) {
    switch proxy {
    case .environment: self = .environment
    case .none: self = .none
    case .address(let address):
      self = .url(secrets.value(of: address, refusing: FeedProxy.refusal))
    }
  }
}

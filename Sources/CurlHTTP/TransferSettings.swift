/// What all transfers of one client share.
struct TransferSettings: Sendable {
  let userAgent: String
  let connectionsPerHost: Int
  /// A file of PEM certificates to trust instead of the system's; nil means the system's.
  let certificateAuthorities: String?
  /// The longest sleep while transfers are under way.
  var longestWait = Duration.seconds(60)

  /// The same for FTP: between a server's word where to connect to and that connection, libcurl has no socket and no
  /// timer to wake up by, only the next turn.
  var attentiveToFTP: TransferSettings {
    var settings = self
    settings.longestWait = .milliseconds(5)
    return settings
  }
}

/// What all transfers of one client share.
struct TransferSettings: Sendable {
  let userAgent: String
  let connectionsPerHost: Int
  /// A file of PEM certificates to trust instead of the system's; nil means the system's.
  let certificateAuthorities: String?
}

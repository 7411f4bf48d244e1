/// A protocol that a transfer may use; all others that libcurl knows are switched off.
package enum TransferProtocol: String, Sendable, Hashable, CaseIterable {
  case http
  case https
  case ftp
  case file
}

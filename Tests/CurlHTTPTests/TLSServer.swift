import Foundation
import SeatwatchTesting
import Testing

/// `openssl s_server` on a free port, with a fresh certificate for `localhost` signed by itself, which it may demand of a
/// client as well.
final class TLSServer: Sendable {
  /// No certificate could be made.
  struct StartError: Error {
    let message: String
  }

  let port: Int
  let certificate: URL
  /// The certificate's key, encrypted with ``passphrase``.
  let key: URL
  static let passphrase = "hunter2"
  private let directory: TemporaryDirectory
  private let server: RunningCommand

  init(demandsCertificate: Bool = false) async throws {
    let directory = try TemporaryDirectory()
    let (key, certificate) = (
      directory.url.appending(path: "key.pem"), directory.url.appending(path: "certificate.pem")
    )
    self.directory = directory
    self.certificate = certificate
    self.key = key
    try await Self.makeCertificate(certificate, key: key, in: directory)
    let demand = ["-Verify", "1", "-verify_return_error", "-CAfile", certificate.path()]
    server = try Self.openssl(
      [
        "s_server", "-accept", "127.0.0.1:0", "-www", "-key", key.path(), "-pass",
        "pass:\(Self.passphrase)", "-cert", certificate.path(),
      ] + (demandsCertificate ? demand : []), in: directory)
    port = try await Self.port(of: server)
  }

  /// The program says `ACCEPT 127.0.0.1:43210` once it listens.
  private static func port(of server: RunningCommand) async throws -> Int {
    var port: Int?
    try await server.runs(until: "openssl names its port") {
      let lines = server.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let line = lines.first { $0.hasPrefix("ACCEPT") }
      port = line?.split(separator: ":").last.flatMap { Int($0) }
      return port != nil
    }
    return try #require(port)
  }

  private static func makeCertificate(
    _ certificate: URL, key: URL, in directory: TemporaryDirectory
  ) async throws {
    let request = try await openssl(
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-passout",
        "pass:\(passphrase)",
        "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
        "-keyout", key.path(), "-out", certificate.path(),
      ], in: directory
    ).finished()
    guard request.status == 0 else { throw StartError(message: request.errors) }
  }

  private static func openssl(
    _ arguments: [String], in directory: TemporaryDirectory
  ) throws -> RunningCommand {
    try RunningCommand(
      "/usr/bin/openssl", arguments, in: directory.path,
      output: directory.file("output.txt"), error: directory.file("errors.txt"))
  }
}

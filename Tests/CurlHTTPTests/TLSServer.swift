import Foundation

/// `openssl s_server` on a free port, with a fresh certificate for `localhost` signed by itself, which it may demand of a
/// client as well.
final class TLSServer: Sendable {
  struct StartError: Error {}

  let port: Int
  let certificate: URL
  /// The certificate's key, encrypted with ``passphrase``.
  let key: URL
  static let passphrase = "hunter2"
  private let directory: TemporaryDirectory
  private let identifier: Int32

  init(demandsCertificate: Bool = false) async throws {
    let directory = try TemporaryDirectory()
    let (key, certificate) = (
      directory.url.appending(path: "key.pem"), directory.url.appending(path: "certificate.pem")
    )
    self.directory = directory
    self.certificate = certificate
    self.key = key
    try await Self.makeCertificate(certificate, key: key)
    let demand = ["-Verify", "1", "-verify_return_error", "-CAfile", certificate.path()]
    let process = Self.openssl(
      [
        "s_server", "-accept", "127.0.0.1:0", "-www", "-key", key.path(), "-pass",
        "pass:\(Self.passphrase)", "-cert", certificate.path(),
      ] + (demandsCertificate ? demand : []))
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    identifier = process.processIdentifier
    guard let port = try await Self.port(in: output) else { throw StartError() }
    self.port = port
  }

  deinit {
    kill(identifier, SIGTERM)
  }

  /// The program says `ACCEPT 127.0.0.1:43210` once it listens.
  private static func port(in output: Pipe) async throws -> Int? {
    let chunks = AsyncStream<Data> { continuation in
      output.fileHandleForReading.readabilityHandler = { handle in
        let chunk = handle.availableData
        if chunk.isEmpty { continuation.finish() } else { continuation.yield(chunk) }
      }
    }
    defer { output.fileHandleForReading.readabilityHandler = nil }
    var text = ""
    for await chunk in chunks {
      text += String(decoding: chunk, as: UTF8.self)
      if let line = text.split(separator: "\n").first(where: { $0.hasPrefix("ACCEPT") }),
        text.hasSuffix("\n")
      {
        return line.split(separator: ":").last.flatMap { Int($0) }
      }
    }
    return nil
  }

  private static func makeCertificate(_ certificate: URL, key: URL) async throws {
    let process = openssl([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-passout",
      "pass:\(passphrase)",
      "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
      "-keyout", key.path(), "-out", certificate.path(),
    ])
    process.standardOutput = FileHandle.nullDevice
    let status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
      } catch {
        continuation.resume(throwing: error)
      }
    }
    guard status == 0 else { throw StartError() }
  }

  private static func openssl(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }
}

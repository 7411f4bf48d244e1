internal import ConfigurationText
internal import CurlHTTP
package import ElectionResults
package import Storage

/// Adds alerts to a file as JSON Lines, one object a line.
package struct FileSink: Sink {
  private let file: LineFile

  /// The file is opened, or made, for the first alert.
  package init(path: String) { file = LineFile(path: path) }

  package func deliver(_ alert: Alert, at moment: Timestamp) async throws(DeliveryFailure) -> Int? {
    var line = Array(alert.data.utf8)
    // JSON has line ends only between its tokens, where a blank means the same.
    for index in line.indices where line[index] == UInt8(ascii: "\n") {
      line[index] = UInt8(ascii: " ")
    }
    do throws(LineFileError) {
      try await file.append(line + [UInt8(ascii: "\n")])
    } catch {
      throw DeliveryFailure(.retry, reason: error.description)
    }
    return nil
  }

  package func reopen() async { await file.reopen() }
}

extension FileSink {
  static let kind = SinkKind(
    "file", "adds alerts to a file as JSON Lines, reopened on SIGHUP",
    shape: .object(
      Key("path", .path, "the file; its directory must exist"), unsupported: ["format"]
    ) { FileSettings(path: $0) })
}

/// `file: {path: …}`
private struct FileSettings: SinkSettings {
  let path: String

  func isSame(as other: any SinkSettings) -> Bool { (other as? FileSettings)?.path == path }

  func sink(
    secrets: SecretSource, client: HTTPClient, diagnostics: inout Diagnostics
  ) -> (any Sink)? {
    FileSink(path: path)
  }
}

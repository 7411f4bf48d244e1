internal import Foundation
package import Logging

/// How log lines look: for the journal with the priority that it reads off the line, otherwise with the time.
package struct LogStyle: LogHandler {
  package var logLevel: Logger.Level = .info
  package var metadata: Logger.Metadata = [:]
  private let isForJournal: Bool

  package init(environment: [String: String]) {
    isForJournal = environment["JOURNAL_STREAM"] != nil
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    let facts = metadata.merging(event.metadata ?? [:]) { $1 }
    let suffix = facts.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
    let text = "\(event.message)\(suffix)".replacing("\n", with: "\n  ")
    let line =
      isForJournal
      ? text.split(separator: "\n").map { "<\(priority(of: event.level))>\($0)\n" }.joined()
      : "\(Self.time()) \(event.level) \(text)\n"
    FileHandle.standardError.write(Data(line.utf8))
  }

  /// The levels of syslog(3).
  private func priority(of level: Logger.Level) -> Int {
    switch level {
    case .critical: 2
    case .error: 3
    case .warning: 4
    case .notice: 5
    case .info: 6
    case .debug, .trace: 7
    }
  }

  private static func time() -> String {
    Date.now.formatted(
      Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .current)
        .time(includingFractionalSeconds: true))
  }
}

import Logging
import Synchronization

/// Keeps what is logged.
final class InMemoryLog: LogHandler {
  struct Entry: Sendable {
    let level: Logger.Level
    let message: String
    let metadata: Logger.Metadata
  }

  private let kept = Mutex<[Entry]>([])

  var entries: [Entry] { kept.withLock { $0 } }
  var metadata: Logger.Metadata {
    get { [:] }
    set {}
  }
  var logLevel: Logger.Level {
    get { .trace }
    set {}
  }
  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }

  func log(event: LogEvent) {
    let entry = Entry(
      level: event.level, message: event.message.description, metadata: event.metadata ?? [:])
    kept.withLock { $0.append(entry) }
  }
}

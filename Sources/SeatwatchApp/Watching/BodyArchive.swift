internal import CurlHTTP
internal import Delivery
internal import ElectionResults
internal import Foundation
internal import Logging
internal import Polling

/// Keeps the bodies of feeds, compressed, each under its hash: `FEED/<sha256>.gz`, and how it came in
/// `FEED/<sha256>.json`.
///
/// A body is there whole or not at all, and once however often it comes. A disk that fails is told once and stops
/// nothing. Works on a thread of its own.
actor BodyArchive {
  private let executor = BlockingExecutor(label: "seatwatch.archive")
  private let settings: ArchiveSettings
  private let timekeeper: any Timekeeper
  private let logger: Logger
  private var isFailing = false

  init(_ settings: ArchiveSettings, timekeeper: any Timekeeper, logger: Logger) {
    self.settings = settings
    self.timekeeper = timekeeper
    self.logger = logger
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Keeps every body of a document that is not there yet. What is there counts as young again.
  func keep(_ document: FetchedFeed, of feed: WatchedFeed) {
    let folder = ArchiveFolder(path: "\(settings.path)/\(feed.id.text)")
    attempt("keep the bodies of feed \(feed.id)") {
      for answer in document.answers {
        guard let body = document.bodies[answer.part] else { continue }
        let note = ArchivedBody(answer, of: feed, size: body.count)
        try folder.keep(body, note: note, time: answer.time)
      }
    }
  }

  /// Removes what is too old, at once and then hourly, until the task is cancelled.
  func run() async {
    while !Task.isCancelled {
      removeExpired()
      // Only a cancelled sleep throws: the loop's condition ends it then.
      try? await timekeeper.sleep(until: timekeeper.now + .seconds(3_600))
    }
  }

  /// Removes the bodies that came longer ago than they are to be kept.
  func removeExpired() {
    let oldest = (timekeeper.now + (.zero - settings.keep)).date
    attempt("remove old bodies") {
      for folder in try ArchiveFolder.all(in: settings.path) {
        try folder.removeFiles(olderThan: oldest)
      }
    }
  }

  /// Tells of the first failure, and of the end of failing.
  private func attempt(_ purpose: String, _ body: () throws -> Void) {
    do {
      try body()
      if isFailing { logger.notice("archive \(settings.path): works again") }
      isFailing = false
    } catch {
      if !isFailing { logger.error("archive: cannot \(purpose): \(error)") }
      isFailing = true
    }
  }
}

extension ArchivedBody {
  /// Header fields that are for one client only.
  private static let personal: Set<String> = ["set-cookie", "set-cookie2"]

  fileprivate init(_ answer: FetchedFeed.Answer, of feed: WatchedFeed, size: Int) {
    self.init(
      bodySHA256: answer.bodySHA256, feed: feed.id.text, part: answer.part,
      url: feed.hasSecretAddress ? nil : answer.url, time: Timestamp(answer.time).description,
      status: answer.status,
      headers: answer.headers.fields.filter { !Self.personal.contains($0.name.lowercased()) }
        .map { Field(name: $0.name, value: $0.value) }, size: size)
  }
}

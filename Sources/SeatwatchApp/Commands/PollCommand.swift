internal import AlertRules
internal import Delivery
package import ElectionResults
internal import Storage

/// `seatwatch poll`: one poll of each feed, all that follows from it, and the end; the cron form of `run`.
package struct PollCommand: Sendable {
  /// How long deliveries that fail are tried again before they are left to the next run.
  private static let deliveryTime = Duration.seconds(15)

  private let context: CommandContext

  package init(_ context: CommandContext) { self.context = context }

  /// What each feed said, a line each, and what was delivered.
  ///
  /// - Parameter feed: Nil for every feed.
  /// - Throws: ``CommandFailure`` when nothing could begin, or, after everything else was done, when a feed failed.
  package func run(
    configurationPath path: String?, feed id: FeedID?, print: @Sendable (String) -> Void
  ) async throws {
    let session = try await WatchSession(context, configurationPath: path)
    let configured = session.configuration.feeds.map(\.id)
    if let id, !configured.contains(id) {
      let known = configured.map(\.text).joined(separator: ", ")
      throw CommandFailure(.usage, "no feed is called \"\(id)\"; there are: \(known)")
    }
    let watch = try await session.watch(session.configuration)
    let feeds = watch.feeds.filter { id == nil || $0.id == id }
    let failures = await reports(of: feeds, by: watch.pipeline, print: print)
    try await watch.markSuccesses()
    for clock in watch.clocks where clock.feeds.contains(where: { feeds.map(\.id).contains($0.id) })
    {
      _ = try await clock.tellDue()
    }
    let alerts = try await watch.judge.judgeAll()
    let before = try await session.deliveries { $0.delivered }
    let deadline = context.timekeeper.now + Self.deliveryTime
    await withTaskGroup { group in
      for worker in watch.workers { group.addTask { await worker.drain(until: deadline) } }
    }
    let delivered = try await session.deliveries { $0.delivered } - before
    let waiting = try await session.deliveries { $0.waiting }
    print(
      "\(alerts.counted("alert")), \(delivered) delivered"
        + (waiting > 0 ? ", \(waiting) waiting for a later try" : ""))
    if let failure = failures.first { throw CommandFailure(failure) }
  }

  /// What is said of a feed's poll.
  private struct Line: Sendable {
    let position: Int
    let text: String
    /// Nil when the poll succeeded.
    let failure: CommandFailure.Status?
  }

  /// Polls feeds side by side, prints a line for each in their order, and returns the failures.
  private func reports(
    of feeds: [WatchedFeed], by pipeline: Pipeline, print: @Sendable (String) -> Void
  ) async -> [CommandFailure.Status] {
    let lines = await withTaskGroup(of: Line.self) { group in
      for (position, feed) in feeds.enumerated() {
        group.addTask {
          do throws(PollFailure) {
            let report = try await pipeline.poll(feed)
            return Line(position: position, text: report.words, failure: nil)
          } catch {
            return Line(position: position, text: "failed: \(error)", failure: error.status)
          }
        }
      }
      return await group.reduce(into: [Line]()) { $0.append($1) }
    }
    for line in lines.sorted(by: { $0.position < $1.position }) {
      print("\(feeds[line.position].id): \(line.text)")
    }
    return lines.sorted { $0.position < $1.position }.compactMap(\.failure)
  }
}

extension PollReport {
  fileprivate var words: String {
    switch answer {
    case .unchanged(isPublished: true): "unchanged"
    case .unchanged(isPublished: false):
      "none of its files is published yet; if they should be, check its url"
    case .test: "test figures, left aside"
    case .recorded(let contests, let events):
      "\(contests.counted("contest")), \(events.count.counted("event"))"
    }
  }
}

extension PollFailure {
  fileprivate var status: CommandFailure.Status {
    switch self {
    case .fetch: .unavailable
    case .decode, .held: .badData
    case .store: .inputOutput
    }
  }
}

import ElectionResults
import Foundation
import SeatwatchApp
import SeatwatchTesting
import Testing

@Suite("alerts that wait, in a running watch", .timeLimit(.minutes(1)))
struct HeldAlertTests {
  private let folder: TemporaryDirectory
  private let timekeeper = ManualTimekeeper()

  /// Two feeds of which one declares a contest, and a rule that waits ten minutes for the other.
  init() throws {
    folder = try TemporaryDirectory()
    let files = [
      "seatwatch.yaml": """
      store: seatwatch.db
      elections: [{id: e, seats: 1}]
      feeds:
        - {id: f, election: e, format: results-json, first_poll: alert, url: "file://\(folder.file("results.json"))"}
        - {id: g, election: e, format: results-json, first_poll: alert, url: "file://\(folder.file("others.json"))"}
      sinks: [{id: log, file: {path: alerts.jsonl}}]
      rules: rules.yaml

      """,
      "rules.yaml": """
      rules:
        - {id: declared, on: result.declared, confirm: {feeds: 2, within: 10m}, notify: log, title: Ann}

      """,
      "results.json": ResultsText.body(
        .init(id: "c", status: "declared", votes: 5, winner: true)),
      "others.json": ResultsText.body(.init(id: "c", status: "counting", votes: 4)),
    ]
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(filePath: folder.file(name)))
    }
  }

  private var delivered: String {
    // Before the first delivery there is no file.
    (try? String(contentsOfFile: folder.file("alerts.jsonl"), encoding: .utf8)) ?? ""
  }

  /// Runs a watch for as long as the body takes, as from a start to the end of the daemon.
  private func watched(_ body: (Watch) async throws -> Void) async throws {
    let context = CommandContext(environment: [:], timekeeper: timekeeper, isQuiet: true)
    let session = try await WatchSession(
      context, configurationPath: folder.file("seatwatch.yaml"))
    let watch = try await session.watch(session.configuration)
    let running = Task { await watch.run() }
    try await body(watch)
    running.cancel()
    await running.value
    withExtendedLifetime(session) {}
  }

  @Test("one goes out by itself when its time is over, also after a restart in between")
  func due() async throws {
    let due = timekeeper.now + .milliseconds(600_100)
    try await watched { watch in
      _ = try await watch.pipeline.poll(watch.feeds[0])
    }
    try await watched { _ in try await timekeeper.sleeper(until: due) }
    #expect(delivered == "")
    try await watched { _ in
      try await timekeeper.advance(to: due)
      try await eventually("the alert is delivered") { delivered.hasSuffix("\n") }
    }
    #expect(delivered.contains("\"title\":\"UNCONFIRMED: Ann\""))
    #expect(delivered.split(separator: "\n").count == 1)
  }

  @Test("one goes out when the other feed shows the same, and is not marked")
  func confirmed() async throws {
    try await watched { watch in
      for feed in watch.feeds { _ = try await watch.pipeline.poll(feed) }
    }
    try await watched { _ in
      try await timekeeper.sleeper(until: timekeeper.now + .milliseconds(600_100))
    }
    #expect(delivered == "")
    let others = ResultsText.body(.init(id: "c", status: "declared", votes: 6, winner: true))
    try Data(others.utf8).write(to: URL(filePath: folder.file("others.json")))
    try await watched { watch in
      _ = try await watch.pipeline.poll(watch.feeds[1])
    }
    try await watched { _ in
      try await eventually("the alert is delivered") { delivered.hasSuffix("\n") }
    }
    #expect(delivered.contains("\"title\":\"Ann\""))
    #expect(delivered.split(separator: "\n").count == 1)
  }
}

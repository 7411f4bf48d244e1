internal import Foundation
package import SeatwatchApp

/// `seatwatch demo`: a recorded night, watched from end to end on this machine.
package struct DemoCommand: Sendable {
  private let context: CommandContext
  private let screen: Screen

  package init(_ context: CommandContext) {
    self.context = context
    screen = Screen(environment: context.environment)
  }

  /// Plays the night and prints it as a desk sees it, then a summary.
  ///
  /// - Throws: ``CommandFailure`` when the night does not come through.
  package func run() async throws {
    let night = RecordedNight()
    let folder = try DemoFolder()
    let player = NightPlayer(night.answers, pace: .milliseconds(700))
    let desk = Desk(secret: folder.secret, screen: screen)
    screen.print(
      screen.heading("By-elections, and the elections of 6 May 2021, from recorded results"))
    screen.print(
      screen.faint(
        "six results feeds, a desk and the whole of seatwatch between them, on this machine"))
    screen.print("")
    let began = ContinuousClock.now
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    let server = Task {
      try await NightServer(player: player, desk: desk).run { listening.yield($0) }
    }
    defer { server.cancel() }
    for await port in ports {
      try folder.write(night, port: port)
      break
    }
    try await watch(folder, until: player)
    summarise(desk.received, folder, took: ContinuousClock.now - began)
  }

  private func watch(_ folder: DemoFolder, until player: NightPlayer) async throws {
    let session = try await WatchSession(context, configurationPath: folder.configurationPath)
    let watch = try await session.watch(session.configuration)
    let watching = Task { await watch.run() }
    let deadline = ContinuousClock.now + .seconds(60)
    var isOver = false
    while !isOver, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(50))
      let isSettled = try await session.isSettled()
      isOver = player.isOver && isSettled
    }
    watching.cancel()
    await watching.value
    guard isOver else {
      throw CommandFailure(.internalFault, "the demonstration did not end; see \(folder.path)")
    }
  }

  private func summarise(_ tally: Desk.Tally, _ folder: DemoFolder, took: Duration) {
    let seconds =
      Double(took.components.seconds * 10 + took.components.attoseconds / 100_000_000_000_000_000)
      / 10
    let lines = [
      "", screen.heading("The night in \(seconds) seconds"),
      "  gains        " + tally.gains.map(\.title).joined(separator: "\n               "),
      "  holds        \(tally.holds)",
      "  corrections  \(tally.corrections), retractions \(tally.retractions)",
      "  alerts       \(tally.alerts.count) received, \(tally.forged == 0 ? "every signature verified" : "\(tally.forged) not verified")",
      "  log file     \(folder.logPath)",
      "", "Look again:",
      "  seatwatch events --config \(folder.configurationPath)",
      "  seatwatch results --config \(folder.configurationPath)",
      "  sqlite3 \(folder.path)/seatwatch.db 'SELECT * FROM events'",
    ]
    for line in lines { screen.print(line) }
  }
}

import SeatwatchTesting
import Testing

@Suite("a receiver that fails for a while")
struct ReceiverOutageTests {
  @Test("nothing is lost, and another receiver waits for nothing", .timeLimit(.minutes(2)))
  func outage() async throws {
    let feed = try NightFeed(Array(Night.bodies.prefix(16)))
    let broken = try Receiver { _ in ScriptedAnswer(status: 500) }
    let sound = try Receiver()
    let installation = try Installation()
    try installation.configure(
      feed: feed,
      sinks: [
        Installation.webhook("broken", to: broken), Installation.webhook("sound", to: sound),
      ])
    try installation.writeRules([
      (id: "all", on: "\"*\"", notify: "[broken, sound]")
    ])
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await feed.isStored()
    let events = try await installation.query("SELECT count(*) FROM events")
    let count = try #require(Int(events[0]))
    try await sound.received(count: count, within: .seconds(10))
    #expect(broken.accepted.isEmpty)
    #expect(sound.arrived.count == count)

    // The third attempt of the first alert: it has waited 1 s and 2 s.
    try await eventually("three attempts of one alert") {
      Dictionary(grouping: broken.arrived, by: \.id).values.contains { $0.count >= 3 }
    }
    #expect(broken.accepted.isEmpty)
    broken.answer { _ in ScriptedAnswer(status: 200) }
    try await broken.received(count: count)
    #expect(broken.marks == sound.marks)
    try await daemon.says("sink broken works again")

    // A contest's alerts in the order of their events, although each was tried several times.
    for alerts in Dictionary(grouping: broken.accepted, by: { $0.contest ?? "" }).values {
      #expect(alerts.map(\.sequence) == alerts.map(\.sequence).sorted())
    }
    try await daemon.stops()
  }
}

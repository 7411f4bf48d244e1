import SeatwatchTesting
import Synchronization
import Testing

@Suite("kill -9")
struct KillTests {
  @Test(
    "fifty kills and more lose nothing, invent nothing and repeat only with the same id and body",
    .timeLimit(.minutes(4)))
  func kills() async throws {
    let reference = try await Rehearsal.alerts()
    #expect(reference.count > 50)

    let feed = try NightFeed(Night.bodies, limit: 0)
    let mood = Mood(seed: 20_210_506)
    let receiver = try Receiver { _ in mood.answer() }
    let installation = try Rehearsal.installation(feed: feed, receiver: receiver)
    try await kill(60, seed: 4_242, of: installation, feed: feed, receiver: receiver, mood: mood)
    mood.calm()
    feed.script.allow(through: .max)
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await daemon.watches()
    try await feed.isStored()
    try await Rehearsal.isSettled(installation)
    let missing = Set(reference.map(\.mark)).subtracting(receiver.marks).sorted()
    #expect(missing.isEmpty)
    try await daemon.stops()

    #expect(receiver.strayCount == 0)
    #expect(Set(receiver.arrived.map(\.mark)) == Set(reference.map(\.mark)))
    #expect(receiver.arrived.count > reference.count, "the kills came at harmless moments only")
    for (id, repeats) in Dictionary(grouping: receiver.arrived, by: \.id) {
      #expect(Set(repeats.map(\.request.text)).count == 1, "\(id) came with several bodies")
    }
    #expect(order(of: receiver.arrived) == order(of: reference))
    try expectWholeLog(of: installation, tells: Set(reference.map(\.mark.title)))
  }

  /// Starts the daemon again and again and kills it: at a random moment, or as a delivery or a poll arrives.
  private func kill(
    _ count: Int, seed: UInt64, of installation: Installation, feed: NightFeed,
    receiver: Receiver, mood: Mood
  ) async throws {
    var chance = SplitMix(state: seed)
    for number in 0..<count {
      feed.script.allow(through: Night.bodies.count * (number + 1) / count)
      let daemon = try installation.start("run", "--config", "seatwatch.yaml")
      let (arrived, polled) = (receiver.arrived.count, feed.server.requests.count)
      let moment = Int.random(in: 0..<700, using: &chance)
      switch number % 3 {
      case 0: try await Task.sleep(for: .milliseconds(moment))
      case 1:
        mood.beforeNextAnswer { daemon.signal(9) }
        _ = await happens { receiver.arrived.count > arrived || daemon.status != nil }
      default:
        _ = await happens { feed.server.requests.count > polled }
        try await Task.sleep(for: .milliseconds(moment / 10))
      }
      mood.beforeNextAnswer(nil)
      daemon.signal(9)
      #expect(try await daemon.exitStatus() == -9, "\(daemon.errors)")
    }
  }

  /// Waits for a while; the kill comes in any case.
  private func happens(_ condition: () -> Bool) async -> Bool {
    do {
      try await eventually("", within: .seconds(2)) { condition() }
      return true
    } catch {
      return false
    }
  }

  /// The titles of each contest in the order of their first arrival.
  private func order(of alerts: [ReceivedAlert]) -> [String: [String]] {
    var seen: Set<String> = []
    let first = alerts.filter { seen.insert($0.id).inserted }
    return Dictionary(grouping: first.filter { $0.contest != nil }, by: { $0.contest! })
      .mapValues { $0.map(\.id) }
  }

  private func expectWholeLog(of installation: Installation, tells titles: Set<String>) throws {
    #expect(installation.text(of: "alerts.jsonl").hasSuffix("}\n"))
    let logged = try installation.lines(of: "alerts.jsonl").map { line in
      try #require(JSONObject(line), "not a whole line: \(line)")["title"] as? String ?? ""
    }
    #expect(Set(logged) == titles)
  }
}

/// The night without an accident, and what belongs to it.
private enum Rehearsal {
  static func installation(feed: NightFeed, receiver: Receiver) throws -> Installation {
    let installation = try Installation()
    try installation.configure(
      feed: feed, sinks: [Installation.webhook("desk", to: receiver), Installation.log])
    try installation.writeRules([
      (id: "everything", on: "\"*\"", notify: "[desk, log]"),
      (id: "seats", on: "seat.*", notify: "[desk, log]"),
    ])
    return installation
  }

  /// The alerts of the night as they come when nobody kills anything.
  static func alerts() async throws -> [ReceivedAlert] {
    let feed = try NightFeed(Night.bodies)
    let receiver = try Receiver()
    let installation = try installation(feed: feed, receiver: receiver)
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await feed.isStored()
    try await isSettled(installation)
    try await daemon.stops()
    #expect(receiver.arrived.count == receiver.marks.count)
    return receiver.arrived
  }

  /// Waits until everything has been judged and delivered.
  static func isSettled(_ installation: Installation) async throws {
    let open = """
      SELECT (SELECT count(*) FROM deliveries WHERE state <> 'delivered')
        + (SELECT max(sequence) FROM events) - (SELECT sequence FROM rule_cursor)
      """
    try await eventually("everything is delivered", within: .seconds(60)) {
      try await installation.query(open) == ["0"]
    }
  }
}

/// A receiver's mood: mostly well, now and then an error or no answer at all, always the same for one seed.
private final class Mood: Sendable {
  private struct State {
    var chance: SplitMix
    var isCalm = false
    var accident: (@Sendable () -> Void)?
  }

  private let state: Mutex<State>

  init(seed: UInt64) { state = Mutex(State(chance: SplitMix(state: seed))) }

  func calm() { state.withLock { $0.isCalm = true } }

  /// Has something happen once, between the arrival of the next delivery and its answer.
  func beforeNextAnswer(_ accident: (@Sendable () -> Void)?) {
    state.withLock { $0.accident = accident }
  }

  func answer() -> ScriptedAnswer {
    let (draw, accident) = state.withLock { state in
      defer { state.accident = nil }
      let draw = state.isCalm ? 99 : Int.random(in: 0..<100, using: &state.chance)
      return (draw, state.accident)
    }
    accident?()
    return switch draw {
    case 0..<10: ScriptedAnswer(status: 500)
    case 10..<13: ScriptedAnswer(ending: .silent)
    default: ScriptedAnswer(status: 204)
    }
  }
}

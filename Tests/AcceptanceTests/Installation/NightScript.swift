import SeatwatchTesting
import Synchronization

/// What a ``NightFeed`` answers: it goes on to the next body once the one before is stored, which the client tells by
/// sending its entity tag.
final class NightScript: Sendable {
  private struct State {
    var bodies: [String]
    var position = 0
    var limit: Int
    var isConfirmed = false
    var override: ScriptedAnswer?
  }

  private let state: Mutex<State>

  init(_ bodies: [String], limit: Int) {
    state = Mutex(State(bodies: bodies, limit: limit))
  }

  /// Whether the last body is stored.
  var isOver: Bool {
    state.withLock { $0.isConfirmed && $0.position == $0.bodies.count - 1 }
  }

  /// How many bodies are stored.
  var storedCount: Int { state.withLock { $0.isConfirmed ? $0.position + 1 : $0.position } }

  /// Lets the night go on up to a body.
  func allow(through limit: Int) { state.withLock { $0.limit = limit } }

  /// Adds a body to the night.
  func publish(_ body: String) { state.withLock { $0.bodies.append(body) } }

  /// Answers something else until nil is given.
  func override(_ answer: ScriptedAnswer?) { state.withLock { $0.override = answer } }

  func answer(to request: ReceivedRequest) -> ScriptedAnswer {
    state.withLock { state in
      if let override = state.override { return override }
      if request[header: "If-None-Match"] == Self.tag(state.position) {
        state.isConfirmed = true
        let next = state.position + 1
        guard next <= state.limit, next < state.bodies.count else {
          return ScriptedAnswer(status: 304, headers: ["ETag": Self.tag(state.position)])
        }
        (state.position, state.isConfirmed) = (next, false)
      }
      return ScriptedAnswer(
        headers: ["ETag": Self.tag(state.position)], text: state.bodies[state.position])
    }
  }

  /// One that a careless client would not give back as it is.
  static func tag(_ position: Int) -> String { "W/\"body \(position), as; it=is\"" }
}

import SeatwatchTesting
import Synchronization

/// A desk's server that takes alerts, and answers as a test wants.
struct Receiver: Sendable {
  let server: ScriptedServer
  private let book: ReceiverBook

  /// - Parameter answer: Called for every delivery with its number from 0.
  init(
    answer: @escaping @Sendable (Int) -> ScriptedAnswer = { _ in ScriptedAnswer(status: 204) }
  ) throws {
    let book = ReceiverBook(answer)
    self.book = book
    server = try ScriptedServer { book.answer(to: $0) }
  }

  /// All deliveries so far, in the order of their arrival.
  var arrived: [ReceivedAlert] { book.alerts }

  /// Those that were answered with success, repeats included.
  var accepted: [ReceivedAlert] { arrived.filter(\.isAccepted) }

  /// What was received, whatever the repeats.
  var marks: Set<AlertMark> { Set(accepted.map(\.mark)) }

  /// Deliveries that were none: without an id or without an alert's members.
  var strayCount: Int { book.strayCount }

  /// Answers otherwise from now on.
  func answer(_ answer: @escaping @Sendable (Int) -> ScriptedAnswer) { book.use(answer) }

  /// Waits until so many different alerts have been received.
  @discardableResult
  func received(count: Int, within limit: Duration = .seconds(30)) async throws -> [ReceivedAlert] {
    try await eventually("\(count) alerts received, not \(marks.count)", within: limit) {
      marks.count >= count
    }
    return accepted
  }

  /// Waits for an alert with these words in its title.
  @discardableResult
  func received(_ words: String, within limit: Duration = .seconds(30)) async throws
    -> ReceivedAlert
  {
    try await eventually("an alert \"\(words)\" among \(marks.map(\.title))", within: limit) {
      accepted.contains { $0.title.contains(words) }
    }
    return accepted.first { $0.title.contains(words) }!
  }
}

/// The alerts that a ``Receiver`` has got.
private final class ReceiverBook: Sendable {
  typealias Answer = @Sendable (Int) -> ScriptedAnswer

  private struct State {
    var answer: Answer
    var count = 0
    var alerts: [ReceivedAlert] = []
    var strayCount = 0
  }

  private let state: Mutex<State>

  init(_ answer: @escaping Answer) { state = Mutex(State(answer: answer)) }

  var alerts: [ReceivedAlert] { state.withLock { $0.alerts } }

  var strayCount: Int { state.withLock { $0.strayCount } }

  func use(_ answer: @escaping Answer) { state.withLock { $0.answer = answer } }

  func answer(to request: ReceivedRequest) -> ScriptedAnswer {
    let (number, answer) = state.withLock { state in
      state.count += 1
      return (state.count - 1, state.answer)
    }
    let reply = answer(number)
    var status: Int? = reply.status
    if case .silent = reply.ending { status = nil }
    let alert = ReceivedAlert(request, status: status)
    state.withLock { state in
      if let alert { state.alerts.append(alert) } else { state.strayCount += 1 }
    }
    return reply
  }
}

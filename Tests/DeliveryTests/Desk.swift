import CurlHTTP
import Delivery
import ElectionResults
import Logging
import SeatwatchTesting
import Storage
import Synchronization

/// A receiver on loopback with the sink that posts to it.
final class Desk: Sendable {
  static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

  let id: SinkID
  let server: ScriptedServer
  let log = RecordedLog()
  private let client = HTTPClient(userAgent: "seatwatch/test", connectionsPerHost: 16)
  private let current: Answer

  init(
    _ id: SinkID = "desk", answering script: @escaping ScriptedServer.Script = { _ in .init() }
  ) throws {
    let current = Answer(script)
    self.id = id
    self.current = current
    server = try ScriptedServer { current.script($0) }
  }

  private final class Answer: Sendable {
    private let kept: Mutex<ScriptedServer.Script>

    init(_ script: @escaping ScriptedServer.Script) { kept = Mutex(script) }

    var script: ScriptedServer.Script {
      get { kept.withLock { $0 } }
      set { kept.withLock { $0 = newValue } }
    }
  }

  /// Answers in another way from now on.
  func answers(_ script: @escaping ScriptedServer.Script) { current.script = script }

  /// A worker as after a start.
  ///
  /// - Parameter chance: By default no wait is moved.
  func worker(
    _ store: Store, _ timekeeper: ManualTimekeeper, wake: WakeSignal = WakeSignal(),
    chance: Double = 0.5
  ) throws -> DeliveryWorker {
    let sink = WebhookSink(
      url: server.url("/hook?key=topsecret"), secrets: [try WebhookSecret(Self.secret)],
      client: client)
    return DeliveryWorker(
      id: id, sink: sink, store: store, timekeeper: timekeeper, wake: wake,
      chance: { chance }, logger: log.logger)
  }

  /// The identifiers of the alerts that were posted, in the order of their arrival.
  var posted: [String] { server.requests.compactMap { $0[header: "webhook-id"] } }
}

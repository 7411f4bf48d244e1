import Foundation
import Glibc

/// An HTTP/1.1 server on 127.0.0.1 whose answers a test writes as a closure.
///
/// It works on threads of its own, one for each connection, and keeps connections alive.
package final class ScriptedServer: Sendable {
  /// Nothing of what a test waited for happened.
  package struct Timeout: Error, CustomStringConvertible {
    let claim: String
    let limit: Duration

    package var description: String {
      "no \(claim) at the server within \(limit)"
    }
  }

  /// Called on a connection's thread for every request.
  package typealias Script = @Sendable (ReceivedRequest) -> ScriptedAnswer

  /// Chosen by the system.
  package let port: Int
  private let listener: Int32
  private let log = RequestLog()
  private let sockets = OpenSockets()

  /// Starts the server on a free port.
  package init(_ script: @escaping Script) throws {
    let listener = try Loopback.listeningSocket()
    self.listener = listener
    port = Loopback.port(of: listener)
    let (log, sockets) = (log, sockets)
    let thread = Thread {
      while true {
        let socket = accept(listener, nil, nil)
        if socket < 0 && (errno == EINTR || errno == ECONNABORTED) { continue }
        guard socket >= 0, sockets.insert(socket) else { break }
        ScriptedConnection(socket: socket, log: log, sockets: sockets, script: script).start()
      }
    }
    thread.start()
  }

  deinit {
    stop()
    close(listener)
  }

  /// The URL of a path such as `/seats.json`.
  package func url(_ path: String) -> String {
    "http://127.0.0.1:\(port)\(path)"
  }

  /// The requests so far, in the order of their arrival.
  package var requests: [ReceivedRequest] {
    log.contents.requests
  }

  /// The connections so far.
  package var connectionCount: Int {
    log.contents.connections
  }

  /// Waits until that many requests have arrived in all, and returns them.
  package func requests(
    count: Int, within limit: Duration = .seconds(20)
  ) async throws -> [ReceivedRequest] {
    let claim = "request number \(count)"
    return try await log.wait(for: claim, within: limit) { $0.requests.count >= count }.requests
  }

  /// Waits until clients have closed that many connections in all.
  package func closedConnections(count: Int, within limit: Duration = .seconds(20)) async throws {
    let claim = "closed connection number \(count)"
    _ = try await log.wait(for: claim, within: limit) { $0.closedByClient >= count }
  }

  /// Refuses new connections and ends all others; a second call does nothing.
  package func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    sockets.stop()
  }
}

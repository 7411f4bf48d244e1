import Foundation
import Glibc
import Synchronization

/// An HTTP proxy on 127.0.0.1 that opens tunnels (RFC 9110 §9.3.6) to ports of the same machine, whatever host is asked for.
package final class ScriptedProxy: Sendable {
  /// Chosen by the system.
  package let port: Int
  private let listener: Int32
  private let sockets = OpenSockets()
  private let log = RequestLog()

  /// Starts the proxy on a free port.
  package init() throws {
    let listener = try Loopback.listeningSocket()
    self.listener = listener
    port = Loopback.port(of: listener)
    let (sockets, log) = (sockets, log)
    let thread = Thread {
      while true {
        let socket = accept(listener, nil, nil)
        if socket < 0 && (errno == EINTR || errno == ECONNABORTED) { continue }
        guard socket >= 0, sockets.insert(socket) else { break }
        Self.serve(socket, sockets, log)
      }
    }
    thread.start()
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    sockets.stop()
    close(listener)
  }

  /// The address, with a login such as `desk:hunter2@` if wanted.
  package func url(login: String = "") -> String {
    "http://\(login)127.0.0.1:\(port)"
  }

  /// The requests for tunnels so far.
  package var requests: [ReceivedRequest] {
    log.contents.requests
  }

  private static func serve(_ socket: Int32, _ sockets: OpenSockets, _ log: RequestLog) {
    let thread = Thread {
      defer { sockets.remove(socket) }
      var reader = RequestReader(socket: socket)
      guard let request = reader.next(connection: 0), request.method == "CONNECT",
        let port = request.path.split(separator: ":").last.flatMap({ UInt16($0) }),
        let target = try? Loopback.connection(to: port)  // no tunnel is a closed connection
      else { return }
      defer { close(target) }
      log.update { $0.requests.append(request) }
      guard Loopback.send(Array("HTTP/1.1 200 Tunnel\r\n\r\n".utf8), to: socket) else { return }
      relay(between: socket, and: target)
    }
    thread.stackSize = 256 << 10
    thread.start()
  }

  /// Carries bytes both ways until either side closes.
  private static func relay(between one: Int32, and other: Int32) {
    let ends = [one, other]
    while true {
      var watched = ends.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&watched, 2, -1) > 0 || errno == EINTR else { return }
      for number in 0...1 where watched[number].revents != 0 {
        var piece = [UInt8](repeating: 0, count: 16 << 10)
        let count = recv(ends[number], &piece, piece.count, 0)
        guard count > 0, Loopback.send(Array(piece[..<count]), to: ends[1 - number]) else { return }
      }
    }
  }
}

import Foundation
import Glibc

/// One connection to a ``ScriptedServer``, served by a thread of its own.
struct ScriptedConnection: Sendable {
  /// How a connection ended.
  private enum Close {
    case byClient
    case byServer
    case reset
  }

  let socket: Int32
  let log: RequestLog
  let sockets: OpenSockets
  let script: ScriptedServer.Script

  /// Serves requests until either side closes.
  func start() {
    let number = log.update { contents in
      contents.connections += 1
      return contents.connections
    }
    Loopback.sendAtOnce(socket)
    let thread = Thread { serve(number) }
    thread.stackSize = 256 << 10
    thread.start()
  }

  private func serve(_ number: Int) {
    var reader = RequestReader(socket: socket)
    while let request = reader.next(connection: number) {
      log.update { $0.requests.append(request) }
      if let close = answer(script(request)) {
        return end(close)
      }
    }
    end(.byClient)
  }

  private func end(_ close: Close) {
    sockets.remove(socket, resetting: close == .reset)
    if close == .byClient {
      log.update { $0.closedByClient += 1 }
    }
  }

  /// Returns nil when the connection stays.
  private func answer(_ answer: ScriptedAnswer) -> Close? {
    if let gate = answer.gate, !gate.wait(on: socket) { return .byClient }
    let body = answer.body
    switch answer.ending {
    case .complete:
      return send(head(of: answer) + body) ? nil : .byClient
    case .truncated(let count):
      return send(head(of: answer) + body.prefix(count)) ? .byServer : .byClient
    case .paused(let count, let gate):
      let isSent =
        send(head(of: answer) + body.prefix(count)) && gate.wait(on: socket)
        && send(Array(body.dropFirst(count)))
      return isSent ? nil : .byClient
    case .dripped(let piece):
      return drip(head(of: answer) + body, by: piece) ? nil : .byClient
    case .endless:
      guard send(head(of: answer, isChunked: true)) else { return .byClient }
      while send(chunk(body)) {}
      return .byClient
    case .unfinishedChunks:
      return send(head(of: answer, isChunked: true) + chunk(body)) ? .byServer : .byClient
    case .reset:
      return .reset
    case .silent:
      var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
      while poll(&watched, 1, -1) < 0 && errno == EINTR {}
      return .byClient
    }
  }

  private func head(of answer: ScriptedAnswer, isChunked: Bool = false) -> [UInt8] {
    var lines = ["HTTP/1.1 \(answer.status) Scripted"]
    lines += answer.headers.map { "\($0.key): \($0.value)" }
    if isChunked {
      lines.append("Transfer-Encoding: chunked")
    } else if answer.status != 304 && answer.status != 204 {
      lines.append("Content-Length: \(answer.body.count)")
    }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  private func chunk(_ body: [UInt8]) -> [UInt8] {
    Array("\(String(body.count, radix: 16))\r\n".utf8) + body + Array("\r\n".utf8)
  }

  private func drip(_ bytes: [UInt8], by piece: Int) -> Bool {
    stride(from: 0, to: bytes.count, by: piece).allSatisfy { start in
      send(Array(bytes[start..<min(start + piece, bytes.count)]))
    }
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    Loopback.send(bytes, to: socket)
  }
}

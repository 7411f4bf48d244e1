import Glibc
import Synchronization

/// systemd's end of the notification socket: a Unix datagram socket of the test's own.
final class NotifySocket: Sendable {
  /// No socket could be made there.
  struct SocketError: Error {
    let code: Int32
  }

  let path: String
  private let descriptor: Int32
  private let messages = Mutex<[String]>([])

  init(path: String) throws {
    self.path = path
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) == 0 }
    }
    guard isBound else { throw SocketError(code: errno) }
  }

  deinit { close(descriptor) }

  /// The datagrams so far, in order.
  var datagrams: [String] {
    messages.withLock { messages in
      var bytes = [UInt8](repeating: 0, count: 8192)
      while true {
        let count = recv(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return messages }
        messages.append(String(decoding: bytes[..<count], as: UTF8.self))
      }
    }
  }

  /// All assignments so far, in order.
  var assignments: [String] {
    datagrams.flatMap { $0.split(separator: "\n").map(String.init) }
  }
}

import Glibc

/// Sockets on 127.0.0.1.
enum Loopback {
  /// No socket could be opened; the code is that of the system.
  struct SocketError: Error {
    let code: Int32
  }

  /// Listens on a port that the system chooses.
  static func listeningSocket() throws -> Int32 {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    let isBound = withAddress(port: 0) { bind(listener, $0, $1) == 0 }
    guard listener >= 0, isBound, listen(listener, 1_024) == 0 else {
      throw SocketError(code: errno)
    }
    return listener
  }

  /// Connects to a port.
  static func connection(to port: UInt16) throws -> Int32 {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard connection >= 0, withAddress(port: port, { connect(connection, $0, $1) == 0 }) else {
      let code = errno
      close(connection)
      throw SocketError(code: code)
    }
    return connection
  }

  private static func withAddress(
    port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) -> Bool {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = port.bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  /// The port that a socket listens on.
  static func port(of socket: Int32) -> Int {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &size) }
    }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Makes a socket send small pieces without waiting for more.
  static func sendAtOnce(_ socket: Int32) {
    var isOn: Int32 = 1
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Sends all bytes; false when the other side has gone.
  static func send(_ bytes: [UInt8], to socket: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 || errno == EINTR else { return false }
      sent += max(count, 0)
    }
    return true
  }
}

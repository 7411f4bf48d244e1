internal import Foundation

/// Tells systemd how the service is, by sd_notify(3). Does nothing where systemd does not listen.
package struct SystemdNotifier: Sendable {
  /// `NOTIFY_SOCKET`; nil where nobody listens.
  private let socketPath: String?
  /// How often the watchdog wants to hear; nil when there is none for this process.
  package let watchdogInterval: Duration?

  package init(environment: [String: String]) {
    socketPath = environment["NOTIFY_SOCKET"]
    let isOurs = environment["WATCHDOG_PID"].map { Int32($0) == getpid() } ?? true
    watchdogInterval =
      isOurs
      ? environment["WATCHDOG_USEC"].flatMap { Int64($0) }.map { .microseconds($0) } : nil
  }

  /// One assignment of the protocol.
  package enum Message: Sendable {
    case ready, stopping, watchdog
    /// The first thing a reload says; ``ready`` ends it. Carries the time that `Type=notify-reload` asks for.
    case reloading
    case status(String)

    var text: String {
      switch self {
      case .ready: "READY=1"
      case .stopping: "STOPPING=1"
      case .watchdog: "WATCHDOG=1"
      case .reloading: "RELOADING=1\nMONOTONIC_USEC=\(Self.monotonicMicroseconds)"
      case .status(let status): "STATUS=" + status.replacing("\n", with: " ")
      }
    }

    private static var monotonicMicroseconds: Int64 {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }
  }

  /// Sends the messages as one datagram. A failure is not reported: there is nobody else to tell.
  package func send(_ messages: Message...) {
    guard let socketPath, var address = Self.address(socketPath) else { return }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let text = messages.map(\.text).joined(separator: "\n")
    let length = socklen_t(MemoryLayout<sa_family_t>.size + socketPath.utf8.count)
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, text, text.utf8.count, Int32(MSG_NOSIGNAL), $0, length)
      }
    }
  }

  /// The socket's address; a path that begins with `@` is in the abstract name space.
  private static func address(_ path: String) -> sockaddr_un? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(path.utf8)
    guard !bytes.isEmpty, bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
      return nil
    }
    if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return address
  }
}

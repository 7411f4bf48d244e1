import Glibc
import Synchronization

/// Holds a server's answer back until the test opens it; it stays open.
package final class Gate: Sendable {
  private let readEnd: Int32
  private let writeEnd: Mutex<Int32?>

  /// Creates a closed gate.
  package init() {
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "no file descriptors left")
    readEnd = ends[0]
    writeEnd = Mutex(ends[1])
  }

  deinit {
    open()
    close(readEnd)
  }

  /// Lets all waiting answers go, and all later ones; a second call does nothing.
  package func open() {
    writeEnd.withLock { end in
      if let open = end { close(open) }
      end = nil
    }
  }

  /// Waits for the gate to open; false when the other side of the connection went away before.
  func wait(on connection: Int32) -> Bool {
    var watched = [
      pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: connection, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&watched, 2, -1) < 0 && errno == EINTR {}
    return watched[1].revents == 0
  }
}

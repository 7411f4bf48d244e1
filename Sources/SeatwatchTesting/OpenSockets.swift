import Glibc
import Synchronization

/// The sockets of a server's connections, so that stopping it reaches those in use.
final class OpenSockets: Sendable {
  private struct State {
    var sockets: Set<Int32> = []
    var isStopped = false
  }

  private let state = Mutex(State())

  /// False when the server has stopped and the socket is not wanted.
  func insert(_ socket: Int32) -> Bool {
    state.withLock { state in
      if !state.isStopped { state.sockets.insert(socket) }
      return !state.isStopped
    }
  }

  /// Closes one socket, with a reset instead of a regular end if wanted.
  func remove(_ socket: Int32, resetting: Bool = false) {
    state.withLock { _ = $0.sockets.remove(socket) }
    if resetting {
      var option = linger(l_onoff: 1, l_linger: 0)
      setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }
    close(socket)
  }

  /// Ends all connections; their threads close the sockets.
  func stop() {
    state.withLock { state in
      state.isStopped = true
      for socket in state.sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }
}

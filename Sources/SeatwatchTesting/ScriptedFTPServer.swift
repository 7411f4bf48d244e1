import Foundation
import Glibc
import Synchronization

/// An FTP server on 127.0.0.1 (RFC 959, RFC 2428, RFC 3659) over files that a test may change at any time.
///
/// It works on threads of its own, one for each control connection, and opens data connections by EPSV only.
package final class ScriptedFTPServer: Sendable {
  /// What a server is able and willing to do.
  package struct Manner: Sendable {
    /// Commands that it answers with 500, such as `MLSD`.
    package var unknownCommands: Set<String> = []
    /// Who may log in; nil for everybody.
    package var login: (user: String, password: String)?
    /// The first line; a server in trouble begins with another code than 220.
    package var greeting = "220 ready"
    /// The reply to a list of names when there is none; nil for an empty list.
    package var emptyReply: String?
    /// Commands that it never answers; after `RETR` and lists it is silent once all is sent.
    package var silentCommands: Set<String> = []

    package init() {}
  }

  struct Contents: Sendable {
    var files: [String: FTPFile]
    var commands: [String] = []
  }

  /// Chosen by the system.
  package let port: Int
  private let listener: Int32
  private let sockets = OpenSockets()
  private let contents: SharedContents

  /// Starts the server on a free port.
  ///
  /// - Parameter files: By path, such as `/results/1.xml`; the folders are those that the paths name, and the root.
  package init(files: [String: FTPFile] = [:], manner: Manner = Manner()) throws {
    let listener = try Loopback.listeningSocket()
    self.listener = listener
    port = Loopback.port(of: listener)
    let (sockets, contents) = (sockets, SharedContents(files: files))
    self.contents = contents
    let thread = Thread {
      while true {
        let socket = accept(listener, nil, nil)
        if socket < 0 && (errno == EINTR || errno == ECONNABORTED) { continue }
        guard socket >= 0, sockets.insert(socket) else { break }
        FTPConnection(socket: socket, sockets: sockets, contents: contents, manner: manner).start()
      }
    }
    thread.start()
  }

  deinit {
    stop()
    close(listener)
  }

  /// The URL of a path such as `/results/`.
  package func url(_ path: String, login: String = "") -> String {
    "ftp://\(login)127.0.0.1:\(port)\(path)"
  }

  /// The files as they are from now on.
  package var files: [String: FTPFile] {
    get { contents.value.withLock { $0.files } }
    set { contents.value.withLock { $0.files = newValue } }
  }

  /// The commands so far with their arguments, in the order of their arrival; passwords too.
  package var commands: [String] {
    contents.value.withLock { $0.commands }
  }

  /// How often a command came.
  package func count(of command: String) -> Int {
    commands.filter { $0 == command || $0.hasPrefix(command + " ") }.count
  }

  /// Refuses new connections and ends all others; a second call does nothing.
  package func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    sockets.stop()
  }

  /// What the connections share with the test.
  final class SharedContents: Sendable {
    let value: Mutex<Contents>

    init(files: [String: FTPFile]) {
      value = Mutex(Contents(files: files))
    }
  }
}

import Foundation
import Glibc
import Synchronization

/// One control connection to a ``ScriptedFTPServer``, served by a thread of its own.
struct FTPConnection: Sendable {
  let socket: Int32
  let sockets: OpenSockets
  let contents: ScriptedFTPServer.SharedContents
  let manner: ScriptedFTPServer.Manner

  /// What one command leaves for the next.
  private struct Session {
    var user = ""
    var folder = "/"
    var listener: Int32?
  }

  /// Serves commands until either side closes.
  func start() {
    Loopback.sendAtOnce(socket)
    let thread = Thread {
      serve()
      sockets.remove(socket)
    }
    thread.stackSize = 256 << 10
    thread.start()
  }

  private func serve() {
    var (session, reader) = (Session(), LineReader(socket: socket))
    defer { if let listener = session.listener { close(listener) } }
    guard reply(manner.greeting), manner.greeting.hasPrefix("220") else { return }
    while let line = reader.next() {
      contents.value.withLock { $0.commands.append(line) }
      let word = line.prefix { $0 != " " }
      let argument = String(line.dropFirst(word.count + 1))
      let isKnown = !manner.unknownCommands.contains(String(word))
      let answer = isKnown ? answer(String(word), argument, &session) : "500 unknown command"
      if manner.silentCommands.contains(String(word)) { continue }
      guard reply(answer), word != "QUIT" else { return }
    }
  }

  private func reply(_ line: String) -> Bool {
    Loopback.send(Array("\(line)\r\n".utf8), to: socket)
  }

  private func answer(_ word: String, _ argument: String, _ session: inout Session) -> String {
    switch word {
    case "USER":
      session.user = argument
      return "331 and the password"
    case "PASS": return isAllowed(session.user, argument) ? "230 come in" : "530 not logged in"
    case "PWD": return "257 \"/\""
    case "TYPE": return "200 all types are one"
    case "QUIT": return "221 bye"
    case "CWD": return enter(argument, &session)
    case "EPSV": return listen(&session)
    case "SIZE": return file(argument, in: session).map { "213 \($0.body.count)" } ?? "550 no file"
    case "MDTM": return file(argument, in: session).map { "213 \($0.modified)" } ?? "550 no file"
    case "RETR": return retrieve(argument, &session)
    case "NLST": return list(&session, emptyReply: manner.emptyReply) { name, _ in name }
    case "MLSD":
      return list(&session) { name, file in
        "type=file;size=\(file.body.count);modify=\(file.modified); \(name)"
      }
    default: return "502 not implemented"
    }
  }

  private func isAllowed(_ user: String, _ password: String) -> Bool {
    manner.login.map { $0.user == user && $0.password == password } ?? true
  }

  private func path(_ name: String, in session: Session) -> String {
    name.hasPrefix("/") ? name : session.folder + name
  }

  private func file(_ name: String, in session: Session) -> FTPFile? {
    contents.value.withLock { $0.files[path(name, in: session)] }
  }

  private func enter(_ name: String, _ session: inout Session) -> String {
    let folder = path(name, in: session) + (name.hasSuffix("/") ? "" : "/")
    let exists = contents.value.withLock { contents in
      folder == "/" || contents.files.keys.contains { $0.hasPrefix(folder) }
    }
    guard exists else { return "550 no folder" }
    session.folder = folder
    return "250 here"
  }

  private func listen(_ session: inout Session) -> String {
    if let listener = session.listener { close(listener) }
    session.listener = try? Loopback.listeningSocket()  // without one the command is refused
    guard let listener = session.listener else { return "425 no port" }
    return "229 over there (|||\(Loopback.port(of: listener))|)"
  }

  private func retrieve(_ name: String, _ session: inout Session) -> String {
    guard let file = file(name, in: session) else { return "550 no file" }
    if let refusal = file.refusal { return refusal }
    return transfer(Array(file.body.prefix(file.sentBytes ?? file.body.count)), &session)
  }

  /// One line for each file of the present folder, in no useful order.
  private func list(
    _ session: inout Session, emptyReply: String? = nil,
    _ line: (String, FTPFile) -> String
  ) -> String {
    let folder = session.folder
    let files = contents.value.withLock { contents in
      contents.files.filter { path, _ in
        path.hasPrefix(folder) && !path.dropFirst(folder.count).contains("/")
          && path.count > folder.count
      }
    }
    if files.isEmpty, let emptyReply { return emptyReply }
    let lines = files.map { line(String($0.key.dropFirst(folder.count)), $0.value) + "\r\n" }
    return transfer(Array(lines.joined().utf8), &session)
  }

  private func transfer(_ bytes: [UInt8], _ session: inout Session) -> String {
    guard let listener = session.listener, reply("150 here it comes") else { return "425 no port" }
    defer {
      close(listener)
      session.listener = nil
    }
    let data = accept(listener, nil, nil)
    guard data >= 0 else { return "425 nobody came" }
    defer { close(data) }
    return Loopback.send(bytes, to: data) ? "226 done" : "426 lost"
  }
}

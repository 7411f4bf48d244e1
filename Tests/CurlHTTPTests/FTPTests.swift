import CurlHTTP
import Foundation
import SeatwatchTesting
import Testing

@Suite("FTP")
struct FTPTests {
  let client = HTTPClient(userAgent: "seatwatch/test")
  /// 2021-05-07 06:12:00 UTC.
  let time = Date(timeIntervalSince1970: 1_620_367_920)

  @Test(
    "a file is fetched with the login of the URL or of the connection", arguments: [true, false])
  func file(isInURL: Bool) async throws {
    var manner = ScriptedFTPServer.Manner()
    manner.login = ("desk", "hunter:2")
    let server = try ScriptedFTPServer(files: ["/results/1.xml": FTPFile("one")], manner: manner)
    let login = isInURL ? "desk:hunter%3A2@" : ""
    let connection = ConnectionOptions(
      credentials: isInURL ? nil : .basic(user: "desk", password: "hunter:2"))
    let request = HTTPRequest(
      url: server.url("/results/1.xml", login: login), connection: connection)
    let response = try await client.response(to: request)
    #expect(response.body == Array("one".utf8))
    #expect(response.url == server.url("/results/1.xml"))
  }

  @Test("a wrong password is denied, and the error has neither")
  func wrongPassword() async throws {
    var manner = ScriptedFTPServer.Manner()
    manner.login = ("desk", "right")
    let server = try ScriptedFTPServer(files: ["/1.xml": FTPFile("one")], manner: manner)
    let request = HTTPRequest(
      url: server.url("/1.xml"),
      connection: ConnectionOptions(credentials: .basic(user: "desk", password: "wrong")))
    let error = await #expect(throws: TransferError.accessDenied(host: "127.0.0.1")) {
      try await client.response(to: request)
    }
    #expect(error?.description == "127.0.0.1 denies access")
  }

  @Test("a body shorter than the server's own SIZE is an error, not a short body")
  func truncation() async throws {
    let server = try ScriptedFTPServer(
      files: ["/1.xml": FTPFile("650 seats", sentBytes: 5)])
    await #expect(throws: TransferError.truncated) {
      try await client.response(to: HTTPRequest(url: server.url("/1.xml")))
    }
  }

  @Test("a file larger than the limit is refused")
  func limit() async throws {
    let server = try ScriptedFTPServer(files: ["/1.xml": FTPFile("650 seats")])
    await #expect(throws: TransferError.tooLarge(limit: 8)) {
      try await client.response(to: HTTPRequest(url: server.url("/1.xml"), byteLimit: 8))
    }
  }

  @Test("what is not there and what is refused are different errors")
  func refusals() async throws {
    let server = try ScriptedFTPServer(
      files: ["/results/busy.xml": FTPFile("one", refusal: "450 being written")])
    let expected: [(String, TransferError)] = [
      ("/results/gone.xml", .fileNotFound),
      ("/nowhere/1.xml", .folderNotFound(host: "127.0.0.1")),
      ("/results/busy.xml", .ftpReply(host: "127.0.0.1", code: 450)),
    ]
    for (path, error) in expected {
      await #expect(throws: error) {
        try await client.response(to: HTTPRequest(url: server.url(path)))
      }
    }
  }

  @Test("a server with too many visitors says so")
  func busy() async throws {
    var manner = ScriptedFTPServer.Manner()
    manner.greeting = "421 too many connections"
    let server = try ScriptedFTPServer(manner: manner)
    await #expect(throws: TransferError.ftpReply(host: "127.0.0.1", code: 421)) {
      try await client.response(to: HTTPRequest(url: server.url("/1.xml")))
    }
  }

  @Test("a folder is listed with sizes and times, whether its URL ends in a slash or not")
  func facts() async throws {
    let server = try ScriptedFTPServer(files: [
      "/results/a b.xml": FTPFile("one"), "/results/old/2.xml": FTPFile("two"),
      "/3.xml": FTPFile("three"),
    ])
    for path in ["/results", "/results/"] {
      let files = try await client.files(in: HTTPRequest(url: server.url(path)))
      #expect(files == [FolderEntry(name: "a b.xml", size: 3, modified: time)])
    }
    #expect(server.count(of: "NLST") == 0)
  }

  @Test("a server without MLSD lists names, and tells size and time of one file")
  func names() async throws {
    var manner = ScriptedFTPServer.Manner()
    manner.unknownCommands = ["MLSD"]
    let server = try ScriptedFTPServer(
      files: ["/results/1.xml": FTPFile("one")], manner: manner)
    let files = try await client.files(in: HTTPRequest(url: server.url("/results")))
    #expect(files == [FolderEntry(name: "1.xml")])
    let attributes = try await client.attributes(of: HTTPRequest(url: server.url("/results/1.xml")))
    #expect(attributes == FolderEntry(name: "1.xml", size: 3, modified: time))
    #expect(server.count(of: "RETR") == 0)
  }

  @Test("a server without MDTM and SIZE tells neither")
  func noAttributes() async throws {
    var manner = ScriptedFTPServer.Manner()
    manner.unknownCommands = ["MDTM", "SIZE"]
    let server = try ScriptedFTPServer(files: ["/1.xml": FTPFile("one")], manner: manner)
    let attributes = try await client.attributes(of: HTTPRequest(url: server.url("/1.xml")))
    #expect(attributes == FolderEntry(name: "1.xml"))
  }

  @Test(
    "an empty folder has no files, however the server says it",
    arguments: [nil, "550 no files", "450 no files"])
  func emptyFolder(reply: String?) async throws {
    var manner = ScriptedFTPServer.Manner()
    manner.emptyReply = reply
    if reply != nil { manner.unknownCommands = ["MLSD"] }
    let server = try ScriptedFTPServer(
      files: ["/results/old/1.xml": FTPFile("one")], manner: manner)
    #expect(try await client.files(in: HTTPRequest(url: server.url("/results"))).isEmpty)
  }

  @Test("a folder that does not exist is an error")
  func noFolder() async throws {
    let server = try ScriptedFTPServer()
    await #expect(throws: TransferError.folderNotFound(host: "127.0.0.1")) {
      try await client.files(in: HTTPRequest(url: server.url("/results")))
    }
  }

  @Test("a folder of this machine is listed, without folders in it")
  func localFolder() async throws {
    let directory = try TemporaryDirectory()
    try Data("650".utf8).write(to: directory.url.appending(path: "1.xml"))
    try FileManager.default.createDirectory(
      at: directory.url.appending(path: "old"), withIntermediateDirectories: true)
    let request = HTTPRequest(url: "file://\(directory.url.path())")
    let files = try await client.files(in: request)
    #expect(files.map { $0.name } == ["1.xml"])
    #expect(files.first?.size == 3)
    #expect(files.first?.modified != nil)
    await #expect(throws: TransferError.folderNotFound(host: "this machine")) {
      try await client.files(in: HTTPRequest(url: "file://\(directory.url.path())/nowhere"))
    }
  }

  @Test("HTTP lists no folders")
  func http() async {
    await #expect(throws: TransferError.unsupportedProtocol("http")) {
      try await client.files(in: HTTPRequest(url: "http://127.0.0.1:1/results/"))
    }
  }

  @Test("a file's name becomes part of a URL letter by letter")
  func fileURL() throws {
    let folder = try TransferURL("ftp://desk@127.0.0.1/results")
    #expect(
      folder.file(named: "Ynys Môn #1;type=a?.xml")
        == "ftp://desk@127.0.0.1/results/Ynys%20M%C3%B4n%20%231%3Btype%3Da%3F.xml")
  }

  @Test(
    "a server that falls silent after the file is a timeout, and holds up neither HTTP nor a cancellation"
  )
  func silence() async throws {
    var manner = ScriptedFTPServer.Manner()
    manner.silentCommands = ["RETR"]
    let silent = try ScriptedFTPServer(files: ["/1.xml": FTPFile("one")], manner: manner)
    let client = client
    let waiting = Task {
      try await client.response(
        to: HTTPRequest(url: silent.url("/1.xml"), timeout: .seconds(600)))
    }
    while silent.count(of: "RETR") == 0 { await Task.yield() }
    let server = try ScriptedServer { _ in ScriptedAnswer(text: "x") }
    #expect(try await client.response(to: HTTPRequest(url: server.url("/"))).body == [0x78])
    waiting.cancel()
    await #expect(throws: TransferError.cancelled) { try await waiting.value }
    client.shutdown()
    await #expect(throws: TransferError.cancelled) {
      try await client.response(to: HTTPRequest(url: silent.url("/1.xml")))
    }
    silent.stop()
  }

  @Test(
    "the timeout ends a transfer at whichever command the server falls silent",
    arguments: ["USER", "CWD", "EPSV", "SIZE", "RETR"])
  func timeout(command: String) async throws {
    var manner = ScriptedFTPServer.Manner()
    manner.silentCommands = [command]
    let server = try ScriptedFTPServer(files: ["/r/1.xml": FTPFile("one")], manner: manner)
    let request = HTTPRequest(url: server.url("/r/1.xml"), timeout: .milliseconds(200))
    await #expect(throws: TransferError.timedOut(host: "127.0.0.1")) {
      try await client.response(to: request)
    }
  }
}

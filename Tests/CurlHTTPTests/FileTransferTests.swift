import CurlHTTP
import Foundation
import Glibc
import SeatwatchTesting
import Testing

@Suite("file URLs")
struct FileTransferTests {
  let client = HTTPClient(userAgent: "seatwatch/test")

  @Test("a file is read, its name percent-decoded")
  func file() async throws {
    let directory = try TemporaryDirectory()
    try Data("650".utf8).write(to: directory.url.appending(path: "seats of 2019.json"))
    let url = "file://\(directory.url.path())/seats%20of%202019.json"
    let response = try await client.response(to: HTTPRequest(url: url))
    #expect(response.status == 0)
    #expect(response.body == Array("650".utf8))
    #expect(response.headers.fields.isEmpty)
  }

  @Test("a file larger than the limit is refused")
  func largeFile() async throws {
    let directory = try TemporaryDirectory()
    let file = directory.url.appending(path: "large")
    try Data(repeating: 0x20, count: 1_001).write(to: file)
    await #expect(throws: TransferError.tooLarge(limit: 1_000)) {
      try await client.response(
        to: HTTPRequest(url: "file://\(file.path())", byteLimit: 1_000))
    }
  }

  @Test("a missing file, a directory and a pipe without a writer are no file")
  func noFile() async throws {
    let directory = try TemporaryDirectory()
    let path = directory.url.path()
    #expect(mkfifo("\(path)/pipe", 0o600) == 0)
    for name in ["missing", "", "pipe"] {
      await #expect(throws: TransferError.fileNotFound) {
        try await client.response(to: HTTPRequest(url: "file://\(path)/\(name)"))
      }
    }
  }
}

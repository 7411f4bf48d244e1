import Foundation
import Polling
import SeatwatchTesting
import Testing

@Suite("zip bodies")
struct ZipBodyTests {
  let fetching = Fetching()

  private func source(
    _ server: ScriptedServer, member: String? = nil, byteLimit: Int = 64 << 20
  ) -> FeedSource {
    var source = FeedSource(url: server.url("/detail.zip"), byteLimit: byteLimit)
    source.parts[0].member = member
    return source
  }

  private func body(of zip: ZipBuilder, member: String? = nil) async throws -> String {
    let bytes = zip.bytes
    let server = try ScriptedServer { _ in ScriptedAnswer(body: bytes) }
    let feed = try await fetching.changed(source(server, member: member))
    return String(decoding: feed.bodies["body"] ?? [], as: UTF8.self)
  }

  private func fault(
    of bytes: [UInt8], member: String? = nil, byteLimit: Int = 64 << 20
  ) async throws -> ArchiveFault? {
    let server = try ScriptedServer { _ in ScriptedAnswer(body: bytes) }
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(
        source(server, member: member, byteLimit: byteLimit), since: FetchState())
    }
    guard case .archive(let fault) = error?.reason else { return nil }
    return fault
  }

  @Test("the only file is the body, compressed or not", arguments: [true, false])
  func onlyFile(isCompressed: Bool) async throws {
    var zip = ZipBuilder(["detail.xml": "<seats>650</seats>"])
    zip.isCompressed = isCompressed
    #expect(try await body(of: zip) == "<seats>650</seats>")
  }

  @Test("folders and a desktop's hidden files do not count as files")
  func hiddenFiles() async throws {
    let zip = ZipBuilder([
      "results/": "", "results/detail.xml": "650", "__MACOSX/results/._detail.xml": "x",
      "results/.DS_Store": "y",
    ])
    #expect(try await body(of: zip) == "650")
  }

  @Test(
    "a member is found by its last name, or by its path when the pattern has a slash",
    arguments: [
      ("detail.*", "1"), ("sum*.xml", "2"), ("new/sum*", "2"), ("*/summary.xml", "2"),
      ("Môn.xml", "3"), ("../up.xml", "4"),
    ])
  func member(pattern: String, expected: String) async throws {
    let zip = ZipBuilder([
      "detail.xml": "1", "new/summary.xml": "2", "Môn.xml": "3", "../up.xml": "4",
    ])
    #expect(try await body(of: zip, member: pattern) == expected)
  }

  @Test("no match, or more than one, is an error that lists what there is")
  func noSingleMember() async throws {
    let zip = ZipBuilder(["a.xml": "1", "b.xml": "2"]).bytes
    let names = ["a.xml", "b.xml"]
    #expect(try await fault(of: zip) == .severalMembers(pattern: nil, names: names))
    #expect(
      try await fault(of: zip, member: "*.xml") == .severalMembers(pattern: "*.xml", names: names))
    let none = try await fault(of: zip, member: "*.csv")
    #expect(none == .noMember(pattern: "*.csv", names: names))
    #expect(none?.description == "no file in the zip archive matches *.csv; it has a.xml, b.xml")
  }

  @Test("an archive without any file says so")
  func empty() async throws {
    // The end of a list of files that has none.
    let bytes = [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18)
    #expect(try await fault(of: bytes) == .noMember(pattern: nil, names: []))
    #expect(
      try await fault(of: ZipBuilder(["results/": ""]).bytes)
        == .noMember(pattern: nil, names: []))
  }

  @Test("the same name twice is not decided at random")
  func twice() async throws {
    let zip = ZipBuilder(["a.xml": "1", "a.xml": "2"]).bytes
    #expect(
      try await fault(of: zip, member: "a.xml")
        == .severalMembers(pattern: "a.xml", names: ["a.xml", "a.xml"]))
  }

  @Test("names in an error's text can do nothing to a terminal")
  func controlCharacters() async throws {
    let zip = ZipBuilder(["a\u{1B}[31m": "1", "b\n": "2"]).bytes
    let fault = try await fault(of: zip)
    #expect(fault?.description.contains("a?[31m, b?") == true)
  }

  @Test("an encrypted file is an error")
  func encrypted() async throws {
    var zip = ZipBuilder(["a.xml": "1"])
    zip.passphrase = "secret"
    #expect(try await fault(of: zip.bytes) == .encrypted)
  }

  @Test("cut anywhere, an archive is damaged")
  func truncated() async throws {
    let bytes = ZipBuilder(["detail.xml": String(repeating: "650 seats ", count: 40)]).bytes
    for count in stride(from: 4, to: bytes.count, by: 7) {
      guard case .damaged = try await fault(of: Array(bytes.prefix(count))) else {
        Issue.record("not damaged at \(count) of \(bytes.count)")
        return
      }
    }
  }

  @Test("a changed byte of the contents is damage", arguments: [true, false])
  func checksum(isCompressed: Bool) async throws {
    var zip = ZipBuilder(["a.xml": "Labour 15529 Conservative 8589"])
    zip.isCompressed = isCompressed
    var bytes = zip.bytes
    let start = 30 + Int(bytes[26]) + Int(bytes[28])
    bytes[start + 8] ^= 1
    guard case .damaged = try await fault(of: bytes) else {
      Issue.record("the checksum was not compared")
      return
    }
  }

  @Test("a file of exactly the limit passes, one byte more does not", arguments: [999, 1_000])
  func limit(byteLimit: Int) async throws {
    let bytes = ZipBuilder(["a.xml": String(repeating: "x", count: 1_000)]).bytes
    let server = try ScriptedServer { _ in ScriptedAnswer(body: bytes) }
    if byteLimit == 1_000 {
      let feed = try await fetching.changed(source(server, byteLimit: byteLimit))
      #expect(feed.bodies["body"]?.count == 1_000)
    } else {
      #expect(try await fault(of: bytes, byteLimit: byteLimit) == .tooLarge(limit: 999))
    }
  }

  @Test("a file of more than a mebibyte may not unpack to more than 200 times the archive")
  func bomb() async throws {
    let dense = ZipBuilder(["a.xml": String(repeating: "0", count: 8 << 20)]).bytes
    #expect(dense.count < 16_384)
    #expect(try await fault(of: dense) == .tooDense(ratio: 200))
    #expect(
      try await body(of: ZipBuilder(["a": String(repeating: "0", count: 1 << 20)])).count == 1 << 20
    )
  }

  @Test("an archive of more than 1,000 files is refused")
  func entries() async throws {
    var zip = ZipBuilder([:])
    zip.files = (0...1_000).map { (path: "\($0).xml", body: [0x30]) }
    #expect(try await fault(of: zip.bytes, member: "7.xml") == .tooManyEntries(limit: 1_000))
    zip.files.removeLast()
    #expect(try await body(of: zip, member: "7.xml") == "0")
  }

  @Test("the hash is the unpacked body's: the same file packed anew is unchanged")
  func hash() async throws {
    let server = try ScriptedServer { request in
      var zip = ZipBuilder(["detail.xml": "one"])
      zip.isCompressed = request[header: "If-None-Match"] == nil
      return ScriptedAnswer(headers: ["ETag": "\"\(zip.isCompressed)\""], body: zip.bytes)
    }
    let first = try await fetching.changed(source(server))
    #expect(first.bodySHA256 == ConditionalFetchTests().hashOfOne)
    _ = try await fetching.unchanged(source(server), since: first.state)
  }

  @Test("another member is asked for without condition")
  func otherMember() async throws {
    let bytes = ZipBuilder(["a.xml": "1", "b.xml": "2"]).bytes
    let server = try ScriptedServer { request in
      request[header: "If-None-Match"] == nil
        ? ScriptedAnswer(headers: ["ETag": "\"a\""], body: bytes) : ScriptedAnswer(status: 304)
    }
    let first = try await fetching.changed(source(server, member: "a.xml"))
    _ = try await fetching.unchanged(source(server, member: "a.xml"), since: first.state)
    let second = try await fetching.changed(source(server, member: "b.xml"), since: first.state)
    #expect(second.bodies["body"] == Array("2".utf8))
  }
}

import FeedFormats
import Foundation
import Testing

@Suite("the encodings of bodies")
struct TextEncodingTests {
  private static let text = "{\"name\": \"Ynys Môn – €\"}"

  @Test(
    "each is read, with and without a byte-order mark, in JSON and XML alike",
    arguments: [
      (String.Encoding.utf8, [UInt8]([0xEF, 0xBB, 0xBF]), TextEncoding?.none), (.utf8, [], nil),
      (.utf16LittleEndian, [0xFF, 0xFE], nil), (.utf16BigEndian, [0xFE, 0xFF], nil),
      (.utf16LittleEndian, [], nil), (.utf16BigEndian, [], .utf8),
      (.windowsCP1252, [], .windows1252),
    ])
  func encodings(encoding: String.Encoding, mark: [UInt8], named: TextEncoding?) throws {
    let bytes = mark + Array(try #require(Self.text.data(using: encoding)))
    let tree = try FeedTree(json: bytes, encoding: named)
    #expect(tree.root.text("name") == "Ynys Môn – €")
    let xml = "<name>Ynys Môn – €</name>"
    let body = mark + Array(try #require(xml.data(using: encoding)))
    #expect(try FeedTree(xml: body, encoding: named).root.text == "Ynys Môn – €")
  }

  @Test("ISO 8859-1 is read where it is named, and XML's own declaration is obeyed")
  func latin() throws {
    let json = Array(try #require("{\"name\": \"Môn\"}".data(using: .isoLatin1)))
    #expect(try FeedTree(json: json, encoding: .iso88591).root.text("name") == "Môn")
    #expect {
      try FeedTree(json: json)
    } throws: {
      "\($0)".contains("line 1: the bytes are not UTF-8")
    }
    let declared = "<?xml version='1.0' encoding='windows-1252'?><n>Môn €</n>"
    let xml = Array(try #require(declared.data(using: .windowsCP1252)))
    #expect(try FeedTree(xml: xml).root.text == "Môn €")
    let wrong = "<?xml version='1.0' encoding='UTF-8'?><n>Môn €</n>"
    let other = Array(try #require(wrong.data(using: .windowsCP1252)))
    #expect(try FeedTree(xml: other, encoding: .windows1252).root.text == "Môn €")
    #expect(throws: DecodingFailure.self) { try FeedTree(xml: other) }
  }
}

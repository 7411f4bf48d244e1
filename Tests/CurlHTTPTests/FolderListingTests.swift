import CurlHTTP
import Foundation
import Testing

@Suite("folder listing")
struct FolderListingTests {
  /// 2021-05-07 06:12:00 UTC.
  static let time = Date(timeIntervalSince1970: 1_620_367_920)

  @Test("facts are read in any order and case, with a name that has spaces and semicolons")
  func facts() {
    let text = """
      Type=file;Size=15529;Modify=20210507061200;UNIX.mode=0644; Hartlepool result; final.xml
      modify=20210507061200.500;type=FILE; rush.xml

      """
    let listing = FolderListing(facts: Array(text.replacing("\n", with: "\r\n").utf8))
    #expect(
      listing.entries == [
        FolderEntry(name: "Hartlepool result; final.xml", size: 15_529, modified: Self.time),
        FolderEntry(name: "rush.xml", modified: Self.time.addingTimeInterval(0.5)),
      ])
  }

  @Test(
    "a folder, a path and what has no name are no files",
    arguments: [
      "type=cdir; .", "type=pdir; ..", "type=dir; old", "Type=DIR; old", "type=file; a/b",
      "type=file; ", "type=file;", "nothing", "type=file; tab\tin it",
    ])
  func noFile(line: String) {
    #expect(FolderListing(facts: Array(line.utf8)).entries.isEmpty)
  }

  @Test(
    "a size or time that cannot be read is not known",
    arguments: [
      "type=file;size=many;modify=yesterday; a", "type=file;modify=2021050706; a",
      "type=file;modify=20210507061200x; a", " a",
    ])
  func unknownFacts(line: String) {
    #expect(FolderListing(facts: Array(line.utf8)).entries == [FolderEntry(name: "a")])
  }

  @Test("a leap day and the last second of a year are the times that they are")
  func calendar() {
    let lines = "modify=20240229235959; a\r\nmodify=19991231235959; b\r\n"
    let times = FolderListing(facts: Array(lines.utf8)).entries.map { $0.modified }
    #expect(times == [1_709_251_199, 946_684_799].map { Date(timeIntervalSince1970: $0) })
  }

  @Test("names are read from either line end, and a path counts by its last name")
  func names() {
    let listing = FolderListing(names: Array("1.xml\r\n2.xml\n/results/3.xml\r\n".utf8))
    #expect(listing.entries.map { $0.name } == ["1.xml", "2.xml", "3.xml"])
  }

  @Test("a name that is no UTF-8 is left out, the others stay")
  func otherEncoding() {
    let listing = FolderListing(names: [0x61, 0x0A, 0xE9, 0x0A, 0x62, 0x0A])
    #expect(listing.entries.map { $0.name } == ["a", "b"])
  }
}

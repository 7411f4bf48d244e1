import ElectionResults
import FeedFormats
import Testing

@Suite("a crosswalk file")
struct CrosswalkReaderTests {
  private func failures(_ text: String) -> [String] {
    do throws(BaselineFailures) {
      _ = try CrosswalkReader.crosswalk(csv: Array(text.utf8))
      return []
    } catch {
      return error.failures.map(\.description)
    }
  }

  @Test("has a contest in each row, with what the schemes call it")
  func rows() throws {
    let text = "ons,pa, Name ,parliament\r\nE14000733, 292 ,Hartlepool,3515\nE14000771,,,\n"
    let crosswalk = try CrosswalkReader.crosswalk(csv: Array(text.utf8))
    #expect(
      crosswalk.rows == [
        Crosswalk.Row(ids: ["E14000733", "292", "3515"], name: "Hartlepool"),
        Crosswalk.Row(ids: ["E14000771"]),
      ])
    #expect(crosswalk.rows(with: "3515").map(\.name) == ["Hartlepool"])
    #expect(crosswalk.rows(with: "Hartlepool").isEmpty)
  }

  @Test(
    "one that cannot be right is refused with its place",
    arguments: [
      ("ons,pa\nE1,1\nE2,1\n", "line 3, column 2: the pa identifier \"1\" stands in line 2 too"),
      ("ons,pa\nE1,1\ne1,2\n", "line 3, column 1: the ons identifier \"e1\" stands in line 2 too"),
      ("ons,pa\nE1\n", "line 2: a row of 1 fields under a header of 2"),
      ("ons,pa\nE1,1,2\n", "line 2: a row of 3 fields under a header of 2"),
      ("ons,pa,name\n,,North\n", "line 2: a row without any identifier"),
      ("ons\nE1\n", "line 1: a crosswalk of one column says nothing"),
      ("name\nNorth\n", "line 1: a crosswalk of one column says nothing"),
      ("ons,,pa\nE1,1,2\n", "line 1, column 2: \"\" is no name of a scheme"),
      ("E14000733,292\nE14000771,305\n", "line 1, column 1: \"E14000733\" is no name of a scheme"),
      ("ons,ons\nE1,1\n", "line 1, column 2: the column ons comes a second time"),
      ("", "line 1: the body is empty"),
    ])
  func refused(text: String, message: String) {
    #expect(failures(text).first?.hasPrefix(message) == true, "\(failures(text))")
    #expect(failures(text).allSatisfy { $0.contains("; ") })
  }

  @Test("everything that is wrong is found in one pass")
  func onePass() {
    #expect(failures("ons,pa\nE1,1\nE2\n,\nE3,1\n").count == 3)
  }

  @Test("one number in two schemes is two identifiers")
  func twoSchemes() throws {
    #expect(failures("pa,parliament\n1,2\n2,1\n").isEmpty)
  }
}

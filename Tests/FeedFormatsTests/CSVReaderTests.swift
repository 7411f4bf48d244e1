import ElectionResults
import FeedFormats
import Testing

/// The reader is seen through the baseline, whose rows say least.
@Suite("comma-separated text")
struct CSVReaderTests {
  private func baseline(_ text: String) throws(DecodingFailure) -> Baseline {
    do {
      return try BaselineReader.baseline(csv: Array(text.utf8), parties: Fixture.book)
    } catch {
      throw error.failures[0]
    }
  }

  @Test(
    "any line end, a byte-order mark, blank lines and a missing last line end are the same file",
    arguments: [
      "contest,party,seats\nW1,lab,1\nW2,con,1\n",
      "contest,party,seats\r\nW1,lab,1\r\nW2,con,1\r\n",
      "contest,party,seats\rW1,lab,1\rW2,con,1",
      "\u{FEFF}contest,party,seats\nW1,lab,1\n\nW2,con,1",
      "\"contest\",\"party\",seats\r\n\"W1\",\"lab\",\"1\"\r\nW2,con,1\r\n\r\n",
    ])
  func variants(text: String) throws {
    #expect(
      try baseline(text)
        == Baseline([
          PreviousResult(contest: "W1", entries: [.init(party: "lab", seats: 1)]),
          PreviousResult(contest: "W2", entries: [.init(party: "con", seats: 1)]),
        ]))
  }

  @Test("quoted fields keep commas, quotes and line ends")
  func quotes() throws {
    let baseline = try baseline(
      "contest,party,seats,contest_name,member\nW1,lab,1,\"Kingston, City of\",\"A \"\"B\"\" C\nD\""
    )
    let result = try #require(baseline["W1"])
    #expect(result.contestName == "Kingston, City of")
    #expect(result.holder?.member == "A \"B\" C\nD")
  }

  @Test(
    "what RFC 4180 does not allow is refused at its line",
    arguments: [
      ("contest,party,seats\nW1,\"lab,1\nW2,con,1\n", 2, 2, "does not end"),
      ("contest,party,seats\n\"W\n1\",lab,1\nW2,co\"n,1\n", 4, 2, "a quote stands"),
      ("contest,party,seats\nW1,\"lab\"our,1\n", 2, 2, "a quote stands"),
    ])
  func malformed(text: String, line: Int, column: Int, words: String) {
    let failure = #expect(throws: DecodingFailure.self) { try baseline(text) }
    #expect(failure?.place == .line(line, column: column))
    #expect(failure?.what.contains(words) == true, "\(failure?.description ?? "")")
  }
}

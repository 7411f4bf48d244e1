import ElectionResults
import FeedFormats
import Testing

@Suite("shipped mapping files")
struct ShippedMappingTests {
  private static func snapshot(
    _ format: String, _ file: String, changing: (String) -> String = { $0 }
  ) throws -> ResultsSnapshot {
    let text = String(decoding: try Fixture.bytes(format + "/" + file), as: UTF8.self)
    let format = try #require(BuiltInFormats.format(named: format))
    return try format.snapshot(from: [FeedPart.plain: Array(changing(text).utf8)])
  }

  @Test("California: after 100 % the leader is just the leader")
  func california() throws {
    let snapshot = try Self.snapshot("california-sos-json", "house-district-41.json")
    let contest = try #require(snapshot.contests.first)
    #expect(contest.reportingPercentage == 100)
    #expect(contest.status == nil && contest.previous.isEmpty && contest.kind == .district)
    #expect(contest.candidates.map(\.votes) == [57043, 57496])
    #expect(contest.candidates.map(\.party.name) == ["Democratic", "Republican"])
    #expect(contest.candidates.allSatisfy { $0.isElected == nil && $0.id == nil })
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2022-11-10T17:30:00Z"))
  }

  @Test("California: a statewide race is the whole body, and measures are Yes and No")
  func californiaStatewide() throws {
    let governor = try Self.snapshot("california-sos-json", "governor.json").contests[0]
    #expect(governor.candidates.map(\.votes) == [3_147_753, 2_315_880])
    #expect(governor.reportingPercentage == 95.1)
    let measures = try Self.snapshot("california-sos-json", "ballot-measures.json")
    let measure = measures.contests[0]
    #expect(measure.name == "Proposition 01 Right to Reproductive Freedom" && measure.seats == 0)
    #expect(measure.candidates.map(\.name) == ["Yes", "No"])
    #expect(measure.candidates[0].votes == 3_483_942 && measure.reportingPercentage == 95.1)
    #expect(measures.generatedAt == Timestamp(rfc3339: "2022-11-09T16:05:00Z"))
  }

  @Test(
    "California: a number or a time that cannot be read is told with its place",
    arguments: [
      ("57,496", "57,4960", "/races/0/candidates/1/Votes"),
      ("November 10, 2022, 9:30 a.m.", "today", "/races/0/ReportingTime"),
      ("57,496", "99999999999", "/races/0/candidates/1/Votes"),
    ])
  func californiaBroken(text: String, spoilt: String, pointer: String) {
    let failure = #expect(throws: DecodingFailure.self) {
      try Self.snapshot("california-sos-json", "house-district-41.json") {
        $0.replacing(text, with: spoilt)
      }
    }
    #expect(failure?.place == .pointer(pointer))
  }

  @Test("EU referendum: two answers an area, lines that end in CR alone, a comma in a name")
  func euReferendum() throws {
    let contests = try Self.snapshot("eu-referendum-csv", "two-areas.csv").contests
    #expect(contests.map(\.name) == ["Kingston upon Hull, City of", "Gibraltar"])
    #expect(contests.map(\.id) == ["E06000010", "GIB"])
    #expect(contests[0].electorate == 180230 && contests[0].validVotes == 113355)
    #expect(contests[0].rejectedVotes == 81 && contests[0].ballots == 113436)
    #expect(contests[0].kind == .countingArea && contests[0].seats == 0)
    #expect(contests[0].candidates.map(\.id) == ["remain", "leave"])
    #expect(contests[0].candidates.map(\.votes) == [36709, 76646])
    #expect(contests.allSatisfy { $0.status == .declared })
  }

  @Test("Commons Library: candidates of one constituency are put together, in both spellings")
  func libraryByCandidate() throws {
    let before = try Self.snapshot("hoc-library-csv", "by-candidate.csv").contests
    #expect(before.count == 1 && before[0].status == .declared && before[0].region == "North East")
    #expect(before[0].candidates.map(\.name) == ["Mike Hill", "Stefan Houghton", "Richard Tice"])
    #expect(before[0].candidates.map(\.votes) == [15464, 11869, 10603])
    let after = try Self.snapshot("hoc-library-csv", "by-candidate-2024.csv").contests
    #expect(
      after[0].candidates.map(\.name) == ["Jonathan Brash", "Amanda Napper", "Jill Mortimer"])
    #expect(after[0].candidates[0].party.registrations == ["PP53"])
    #expect(
      (before + after).flatMap(\.candidates).map { Fixture.book.code(for: $0.party) } == [
        "lab", "con", "ruk", "lab", "ruk", "con",
      ])
  }

  @Test("Commons Library: constituencies name winner and holder, also outside the columns")
  func libraryByConstituency() throws {
    let contests = try Self.snapshot("hoc-library-csv", "by-constituency.csv").contests
    #expect(contests.map(\.name) == ["Hartlepool", "Chorley"])
    #expect(contests.map { $0.previous.map(\.party.name) } == [["Lab"], ["Lab"]])
    #expect(contests[0].declaredAt == Timestamp(rfc3339: "2019-12-13T02:20:00Z"))
    #expect(contests[0].candidates.map(\.votes) == [11869, 15464, 1696, 10603])
    let winners = contests.map { $0.candidates.filter { $0.isElected == true }.map(\.name) }
    #expect(winners == [["Labour"], ["Lindsay Hoyle"]])
    #expect(contests[1].candidates.map(\.votes) == [3600, 26831])
  }

  @Test("news of 2020: the newest item of a state counts, in any order, and the rest is news")
  func news() throws {
    let snapshot = try Self.snapshot("nyt-2020-rss", "georgia.xml")
    let georgia = try #require(snapshot.contests.first)
    #expect(georgia.weight == 16 && georgia.kind == .state && georgia.status == .counting)
    #expect(georgia.candidates.map(\.name) == ["Biden"])
    #expect(georgia.candidates[0].isLeading == true && georgia.candidates[0].votes == nil)
    #expect(snapshot.publishedItems.map(\.text) == ["The count goes on"])
    let swapped = try Self.snapshot("nyt-2020-rss", "georgia.xml") { text in
      text.replacing("06 Nov 2020 08:20", with: "06 Nov 2020 19:20")
    }
    #expect(swapped.contests[0].candidates.map(\.name) == ["Trump"])
    #expect(swapped.contests[0].candidates[0].party.name == "Republican")
  }
}

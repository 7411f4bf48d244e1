import ElectionResults
import FeedFormats
import Testing

@Suite("elections-canada-tsv")
struct ElectionsCanadaTSVTests {
  private static func snapshot(
    _ file: String, changing: (String) -> String = { $0 }
  ) throws -> ResultsSnapshot {
    let text = String(decoding: try Fixture.bytes("elections-canada-tsv/" + file), as: UTF8.self)
    return try ElectionsCanadaTSV().snapshot(from: [FeedPart.plain: Array(changing(text).utf8)])
  }

  @Test("preliminary figures are being counted, and their rejected ballots are not known")
  func preliminary() throws {
    let snapshot = try Self.snapshot("preliminary.tsv")
    let contest = try #require(snapshot.contests.first)
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2025-05-02T16:47:00Z"))
    #expect(contest.id == "35060" && contest.name == "Milton East–Halton Hills South")
    #expect(contest.region == "Ontario" && contest.kind == .constituency)
    #expect(contest.status == .counting && contest.countKind == "preliminary")
    #expect(contest.rejectedVotes == nil && contest.ballots == nil)
    #expect(contest.candidates.map(\.votes) == [32186, 31888, 474, 175])
    #expect(contest.candidates.map(\.name).prefix(2) == ["Parm Gill", "Kristina Tesser Derksen"])
    #expect(contest.candidates.allSatisfy { $0.isElected == nil })
  }

  @Test("validated figures declare and replace the preliminary ones of their district")
  func validated() throws {
    let snapshot = try Self.snapshot("validated.tsv")
    let contest = try #require(snapshot.contests.first)
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2025-05-09T18:30:00Z"))
    #expect(snapshot.contests.count == 1)
    #expect(contest.status == .declared && contest.countKind == "validated")
    #expect(contest.rejectedVotes == 412 && contest.ballots == 66995)
    #expect(contest.validVotes == 66583)
    #expect(contest.candidates.map(\.votes) == [32101, 32130, 472, 175])
  }

  @Test("figures certified by a judge stand above validated ones, in any order of rows")
  func certified() throws {
    let snapshot = try Self.snapshot("validated.tsv") {
      $0.replacing("preliminary", with: "Judicially certified")
    }
    #expect(snapshot.contests.map(\.status) == [.certified])
    #expect(snapshot.contests[0].candidates.map(\.votes) == [32186, 31888, 474, 175])
  }

  @Test("candidates without affiliation are independents, a middle name belongs to the name")
  func names() throws {
    let snapshot = try Self.snapshot("preliminary.tsv") {
      $0.replacing("Gill\t\tParm", with: "Gill\tQ.\tParm")
    }
    let candidates = snapshot.contests[0].candidates
    #expect(candidates[0].name == "Parm Q. Gill")
    #expect(Fixture.book.code(for: candidates[3].party) == .independent)
  }

  @Test(
    "what cannot be read is told with its place",
    arguments: [
      ("preliminary\t", "guessed\t", "line 3, column 4: \"guessed\" is no known type of results"),
      ("\t32186\t", "\t32l86\t", "line 3, column 11: \"32l86\" is no number"),
      ("*Type of results\t", "Type of results\t", "line 9: the footnotes at the end are missing"),
      ("May       02, 2025", "Mai 2", "line 1, column 1: \"Mai 2 at 12:47 p.m.\" is no time"),
      ("Surname - Nom", "Nom", "line 2: the column \"Surname\" is missing"),
      ("Electoral district number", "Number", "line 1: no line has the heading"),
      ("Kristina\tLiberal", "\tLiberal", "line 4: the candidate"),
      (
        "Tesser Derksen\t\tKristina\tLiberal", "Gill\t\tParm\tConservative", "line 4: the candidate"
      ),
    ])
  func broken(text: String, spoilt: String, message: String) {
    #expect {
      try Self.snapshot("preliminary.tsv") {
        $0.replacing(text, with: spoilt).replacing("**Type", with: "Type")
          .replacing("***Rejected", with: "Rejected")
          .replacing("Tesser Derksen\t\t\tLib", with: "\t\t\tLib")
      }
    } throws: {
      "\($0)".hasPrefix(message)
    }
  }
}

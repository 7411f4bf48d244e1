import ElectionResults
import FeedFormats
import Testing

@Suite("uk-parliament-csv")
struct UKParliamentCSVTests {
  private func snapshot(_ files: [String: String]) throws -> ResultsSnapshot {
    var bodies: [String: [UInt8]] = [:]
    for (part, name) in files {
      bodies[part] = try Fixture.bytes("uk-parliament-csv/\(name).csv")
    }
    return try UKParliamentCSV().snapshot(from: FeedBodies(bodies))
  }

  private func contest(_ files: [String: String]) throws -> ContestResult {
    let contests = try snapshot(files).contests
    #expect(contests.count == 1)
    return try #require(contests.first)
  }

  @Test("candidacies and constituencies make a declared contest with all of its figures")
  func declared() throws {
    let contest = try contest([
      "candidacies": "candidacies-with-votes", "constituencies": "constituencies",
    ])
    #expect(contest.id == "E14000733")
    #expect(contest.region == "North East")
    #expect(contest.kind == .constituency)
    #expect(contest.status == .declared)
    #expect(contest.declaredAt == Timestamp(rfc3339: "2021-05-07T06:10:00Z"))
    #expect(contest.electorate == 70768)
    #expect(contest.validVotes == 29933)
    #expect(contest.rejectedVotes == 182)
    #expect(
      contest.previous
        == [StatedParty(party: PartyReference(abbreviation: "Lab Coop"), seats: 1)])
    #expect(contest.candidates.map(\.isElected) == [true, false, false, false])
    #expect(contest.candidates.map(\.votes) == [15529, 8589, 2904, 157])
    #expect(contest.candidates.first?.id == "51741")
    #expect(contest.candidates.last?.name == "W. Ralph Ward, Jackson \"Rolf\"")
  }

  @Test("a contest that the declaring files leave out is shown as one of which they say nothing")
  func leftOut() throws {
    let listed = try contest(["candidacies": "candidacies-with-votes"])
    #expect(listed.lacksDeclaringPart)
    let declared = try contest([
      "candidacies": "candidacies-with-votes", "constituencies": "constituencies",
    ])
    #expect(!declared.lacksDeclaringPart)
  }

  @Test("Labour and Co-operative keeps its registrations and is Labour in the book")
  func coop() throws {
    let williams = try contest(["candidacies": "candidacies-with-votes"]).candidates[1]
    #expect(
      williams.party
        == PartyReference(
          name: "Labour and Co-operative", abbreviation: "Lab", registrations: ["PP53", "PP119"]))
    #expect(Fixture.book.code(for: williams.party) == "lab")
    #expect(Fixture.book.code(for: PartyReference(registrations: ["PP119"])) == "lab")
  }

  @Test(
    "each file is known by its content, whatever part it comes as",
    arguments: [
      ("candidacies-with-votes", ContestStatus.counting, 4),
      ("candidacies-without-header", .counting, 4), ("candidacies-without-votes", .awaiting, 4),
      ("constituencies", .declared, 1), ("constituencies-verified", .declared, 1),
      ("constituencies-without-header", .declared, 1), ("winners", .declared, 1),
      ("constituencies-before-the-result", .awaiting, 0),
    ])
  func plain(file: String, status: ContestStatus, candidates: Int) throws {
    for part in [FeedPart.plain, "candidacies", "winners"] {
      let contest = try contest([part: file])
      #expect(contest.status == status)
      #expect(contest.candidates.count == candidates)
      #expect(contest.name == "Hartlepool")
    }
  }

  @Test("a constituency row alone gives the winner and the totals, and no votes by candidate")
  func constituencyAlone() throws {
    for file in ["constituencies", "constituencies-without-header", "constituencies-verified"] {
      let contest = try contest(["constituencies": file])
      let party = PartyReference(abbreviation: "Con")
      #expect(
        contest.candidates
          == [CandidateResult(name: "Jill Mortimer", party: party, isElected: true)])
      #expect(contest.electorate == 70768)
      #expect(contest.rejectedVotes == 182)
    }
  }

  @Test("a winner without figures is marked, the others are left open")
  func winners() throws {
    let contest = try contest([
      "winners": "winners", "candidacies": "candidacies-without-votes",
    ])
    #expect(contest.status == .declared)
    #expect(contest.candidates.map(\.isElected) == [true, nil, nil, nil])
    #expect(contest.candidates.allSatisfy { $0.votes == nil })
    #expect(contest.previous.first?.party.abbreviation == "Lab")
  }

  @Test("of two by-elections in one constituency the latest counts, and any letter case of hold")
  func twoByElections() throws {
    let contest = try contest(["body": "constituencies-two-by-elections-of-one-seat"])
    #expect(contest.candidates.map(\.party.abbreviation) == ["Con"])
    let older = try text(
      constituency(result: "RUK Hold", first: "RUK", name: "Sarah,Pochin"))
    #expect(older.previous.first?.party.abbreviation == "RUK")
  }

  @Test("a row that names a member and no result declares nothing, and takes back nothing")
  func memberWithoutResult() throws {
    for first in ["Con", ""] {
      let contest = try text(
        constituency(declared: "07/05/2021 07:10", result: "", first: first, electorate: "70768"))
      #expect(contest.status == .awaiting && contest.isStatusImplied)
      #expect(contest.candidates.isEmpty && contest.declaredAt == nil)
      #expect(contest.electorate == 70768 && !contest.lacksDeclaringPart)
    }
    let winners = try String(
      decoding: Fixture.bytes("uk-parliament-csv/winners.csv"), as: UTF8.self)
    let blanked = winners.replacing(/,Con gain from [A-Za-z ]+/, with: ",")
    #expect(blanked != winners)
    let snapshot = try UKParliamentCSV().snapshot(from: [
      "candidacies": Fixture.bytes("uk-parliament-csv/candidacies-with-votes.csv"),
      "winners": Array(blanked.utf8),
    ])
    let contest = try #require(snapshot.contests.first)
    #expect(contest.status == .counting && contest.isStatusImplied)
    #expect(contest.candidates.allSatisfy { $0.isElected == nil })
  }

  @Test(
    "times of declaration are London's, in summer and in winter",
    arguments: [
      ("07/05/2021 07:10", "2021-05-07T06:10:00.000Z"),
      ("13/12/2019 02:20", "2019-12-13T02:20:00.000Z"),
      ("28/03/2021 00:59", "2021-03-28T00:59:00.000Z"),
      ("28/03/2021 02:00", "2021-03-28T01:00:00.000Z"),
      ("31/10/2021 01:30", "2021-10-31T00:30:00.000Z"),
      ("31/10/2021 02:00", "2021-10-31T02:00:00.000Z"),
      ("05/07/2024 00:05:30", "2024-07-04T23:05:30.000Z"),
    ])
  func declarationTimes(text: String, moment: String) throws {
    let contest = try self.text(constituency(declared: text))
    #expect(contest.declaredAt?.description == moment)
  }

  @Test("the winner is found by name, then as the only candidate of the party, or is added")
  func findingTheWinner() throws {
    let candidates = """
      ONS ID,Constituency name,Party name,Party abbreviation,Candidate first name,Candidate surname,Votes
      E1,Seat,Labour and Co-operative,Lab,Ann,Other,20
      E1,Seat,Independent,Ind,Sam,Lee,10
      E1,Seat,Conservative,Con,Jo,Smith,5
      """
    func elected(_ first: String, _ name: String) throws -> [String] {
      let bodies = [
        "candidacies": Array(candidates.utf8),
        "constituencies": Array(
          constituency(result: "\(first) hold", first: first, name: name).utf8),
      ]
      let contest = try #require(
        try UKParliamentCSV().snapshot(from: FeedBodies(bodies)).contests.first)
      #expect(contest.candidates.count { $0.isElected == true } == 1)
      return contest.candidates.filter { $0.isElected == true }.map(\.name)
        + [String(contest.candidates.count)]
    }
    #expect(try elected("Con", "JO,SMITH") == ["Jo Smith", "3"])
    #expect(try elected("Lab Coop", "Ann Mary,Other") == ["Ann Other", "3"])
    #expect(try elected("Ind", "Thelma,Walker") == ["Thelma Walker", "4"])
    #expect(try elected("LD", "New,Comer") == ["New Comer", "4"])
    #expect(try elected("Con", ",") == ["Jo Smith", "3"])
  }

  @Test(
    "an error names line and column",
    arguments: [
      (constituency(declared: "31/02/2021 07:10"), 2, 3, "is no time of declaration"),
      (constituency(declared: "7 May"), 2, 3, "DD/MM/YYYY HH:MM"),
      (constituency(result: "Lab gain fr"), 2, 6, "is no result"),
      (constituency(electorate: "70,768"), 2, nil, "a row of 9 fields where the first has 8"),
      (constituency(electorate: "7o768"), 2, 8, "is no number of electorate"),
      (constituency(first: "LD", name: ","), 2, 5, "without the name of the winner"),
      (constituency() + constituency().split(separator: "\n")[1], 3, 1, "in line 2"),
      ("ONS ID,Constituency name\n", 1, nil, "belongs to no file"),
      ("ONS ID,Constituency name,Result summary\n", 1, nil, "without the column \"Given name\""),
      ("ONS ID,ONS ID2,Result summary\n", 1, 2, "a second time"),
      ("a,b,c\n", 1, nil, "belongs to no file"),
    ])
  func errors(text: String, line: Int, column: Int?, words: String) {
    let failure = #expect(throws: DecodingFailure.self) { try self.text(text) }
    #expect(failure?.place == .line(line, column: column))
    #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
  }

  @Test("files that name different winners, or a winner with fewer votes, are held for the contest")
  func contradictions() throws {
    let agreeing = try contest([
      "candidacies": "candidacies-with-votes", "constituencies": "constituencies",
      "winners": "winners",
    ])
    #expect(agreeing.contradiction == nil)
    #expect(agreeing.pollingDay == "2021-05-06")
    let candidacies = try String(
      decoding: Fixture.bytes("uk-parliament-csv/candidacies-with-votes.csv"), as: UTF8.self)
    let recounted = candidacies.replacing(",15529,", with: ",5529,")
    #expect(recounted != candidacies)
    let snapshot = try UKParliamentCSV().snapshot(from: [
      "candidacies": Array(recounted.utf8),
      "constituencies": Fixture.bytes("uk-parliament-csv/constituencies.csv"),
    ])
    #expect(
      snapshot.contests.first?.contradiction
        == "Jill Mortimer is named as the winner with 5529 votes, and Paul Williams has 8589")
    let winners = try String(
      decoding: Fixture.bytes("uk-parliament-csv/winners.csv"), as: UTF8.self)
    let other = winners.replacing("Mortimer,Jill,51741", with: "Lee,Sam,")
      .replacing("Con gain", with: "Ind gain")
    let named = try UKParliamentCSV().snapshot(from: [
      "candidacies": Fixture.bytes("uk-parliament-csv/candidacies-with-votes.csv"),
      "constituencies": Fixture.bytes("uk-parliament-csv/constituencies.csv"),
      "winners": Array(other.utf8),
    ])
    #expect(
      named.contests.first?.contradiction
        == "the winners' file names Sam Lee, the constituencies' file Jill Mortimer")
  }

  @Test("a winner who did not stand, or a majority that the votes do not make, is a contradiction")
  func strangers() throws {
    func contradiction(_ edit: (String) -> String) throws -> String? {
      let text = String(
        decoding: try Fixture.bytes("uk-parliament-csv/constituencies.csv"), as: UTF8.self)
      let edited = edit(text)
      #expect(edited != text)
      return try UKParliamentCSV().snapshot(from: [
        "candidacies": Fixture.bytes("uk-parliament-csv/candidacies-with-votes.csv"),
        "constituencies": Array(edited.utf8),
      ]).contests.first?.contradiction
    }
    #expect(
      try contradiction { $0.replacing("Jill,Mortimer", with: "Zed,Nobody") }
        == "Zed Nobody is named as the winner, and is no candidate")
    #expect(try contradiction { $0.replacing("Jill,Mortimer", with: "Gill,Mortimer") } == nil)
    #expect(
      try contradiction { $0.replacing(",6940,", with: ",7940,") }
        == "the majority is stated as 7940, and the votes make 6940")
  }

  @Test("a probe sees the columns that are not read, and goes on after what cannot be")
  func probed() throws {
    let log = ReadingLog()
    let text = constituency(electorate: "7o768")
    let bodies = FeedBodies(["body": Array(text.utf8)], log: log)
    #expect(try UKParliamentCSV().snapshot(from: bodies).contests.count == 1)
    #expect(log.failures.map(\.place) == [.line(2, column: 8)])
    let whole = ReadingLog()
    _ = try UKParliamentCSV().snapshot(
      from: FeedBodies(
        ["body": Fixture.bytes("uk-parliament-csv/constituencies.csv")], log: whole))
    #expect(whole.unmappedFields.map(\.path).contains("Country name"))
  }

  @Test("an error names the part")
  func parts() {
    let failure = #expect(throws: DecodingFailure.self) {
      try UKParliamentCSV().snapshot(from: ["winners": Array("x".utf8)])
    }
    #expect(failure?.description.hasPrefix("winners, line 1: ") == true)
  }

  private func text(_ text: String) throws -> ContestResult {
    let snapshot = try UKParliamentCSV().snapshot(from: ["body": Array(text.utf8)])
    return try #require(snapshot.contests.first)
  }
}

/// A constituencies file of one row and few columns.
private func constituency(
  declared: String = "", result: String = "Con hold", first: String = "Con",
  name: String = "Jo,Smith", electorate: String = ""
) -> String {
  """
  ONS ID,Constituency name,Declaration time,Member first name,Member surname,Result,First party,Electorate
  E1,Seat,\(declared),\(name),\(result),\(first),\(electorate)

  """
}

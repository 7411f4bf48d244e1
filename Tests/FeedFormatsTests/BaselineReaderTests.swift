import ElectionResults
import FeedFormats
import Testing

@Suite("baseline")
struct BaselineReaderTests {
  private func baseline(_ text: String) throws(DecodingFailure) -> Baseline {
    do {
      return try BaselineReader.baseline(csv: Array(text.utf8), parties: Fixture.book)
    } catch {
      throw error.failures[0]
    }
  }

  @Test("every row that cannot be used is told, each with its line")
  func allRows() {
    let text = "contest,party,seats,votes\nW1,lab,1,x\nW2,con,1,5\nW3,ld,many,6\nW4,green,0\n"
    let failures = #expect(throws: BaselineFailures.self) {
      try BaselineReader.baseline(csv: Array(text.utf8), parties: Fixture.book)
    }
    #expect(
      failures?.failures.map(\.place) == [
        .line(2, column: 4), .line(4, column: 3), .line(5, column: nil),
      ])
  }

  @Test("Hartlepool 2019 is read with holder, member, year and votes by party")
  func hartlepool() throws {
    let baseline = try BaselineReader.baseline(
      csv: Fixture.bytes("baseline/hartlepool-2019.csv"), parties: Fixture.book)
    let result = try #require(baseline["e14000733"])
    #expect(
      result.holder
        == PreviousResult.Entry(
          party: "lab", seats: 1, votes: 15464, member: "Mike Hill", heldSince: 1974))
    #expect(result.votes(for: "ruk") == 10603)
    #expect(result.votes(for: "slp") == 494)
    #expect(result.validVotes == 41037)
    #expect(result.majority == 3595)
    #expect(result.electorate == 70855)
    #expect(result.contestName == "Hartlepool")
    #expect(!result.isNotional)
  }

  @Test("columns may come in any order, and all but three may be left out")
  func columns() throws {
    let result = try #require(
      try baseline("seats,notional,contest,party\n1,yes,W1,Plaid\n")["W1"])
    #expect(result.holder == PreviousResult.Entry(party: "pc", seats: 1))
    #expect(result.isNotional)
  }

  @Test("the seats of a ward are held by several parties, and by independents each for himself")
  func ward() throws {
    let result = try #require(
      try baseline(
        "contest,party,seats,member\nW1,lab,2,\nW1,Ind,1,A\nW1,Ind,1,B\nW1,con,0,\n")["W1"])
    #expect(result.entries.map(\.seats) == [2, 1, 1, 0])
    #expect(result.entries.map(\.member) == [nil, "A", "B", nil])
  }

  @Test(
    "an earlier result of several seats is held by all who were elected, of lists by their seats")
  func earlierWard() throws {
    let snapshot = try Fixture.json(
      """
      {"contests": [{"id": "W1", "name": "Ward", "seats": 2, "status": "declared", "candidates": [
        {"name": "A", "party": "Con", "votes": 9, "elected": true},
        {"name": "B", "party": "Con", "votes": 8, "elected": true},
        {"name": "C", "party": "Lab", "votes": 7}]},
       {"id": "L1", "name": "List", "seats": 3, "parties": [
        {"party": "Con", "votes": 9, "seats": 2}, {"party": "Lab", "votes": 8, "seats": 1}]}]}
      """)
    let baseline = BaselineReader.baseline(from: snapshot, parties: Fixture.book)
    #expect(baseline["W1"]?.entries.map(\.seats) == [1, 1, 0])
    #expect(baseline["W1"]?.entries.map(\.member) == ["A", "B", nil])
    #expect(baseline["L1"]?.entries.map(\.seats) == [2, 1])
  }

  @Test(
    "an error names line and column and what would be right",
    arguments: [
      ("contest,party,seat\n", 1, 3, "contest, contest_name, party, seats, votes"),
      ("contest,seats\n", 1, nil, "lacks the column party"),
      ("contest,party,seats,party\n", 1, 4, "a second time"),
      ("W07000049,lab,1\n", 1, 1, "is no column of a baseline"),
      ("contest,party,seats\nW1,lab\n", 2, nil, "2 fields under a header of 3"),
      ("contest,party,seats\nW1,lab,one\n", 2, 3, "no number for seats"),
      ("contest,party,seats\nW1,lab,10001\n", 2, 3, "no contest fills 10001 seats"),
      ("contest,party,seats\nW1,lab,1\nW1,Labour Co-op,0\n", 3, 2, "has a row already, in line 2"),
      ("contest,party,seats\n,lab,1\n", 2, 1, "the field contest is empty"),
      ("contest,party,seats\nW1,,1\n", 2, 2, "the field party is empty"),
      ("contest,party,seats,held_since\nW1,lab,1,74\n", 2, 4, "is no year"),
      ("contest,party,seats,notional\nW1,lab,1,maybe\n", 2, 4, "neither true nor false"),
      ("contest,party,seats,electorate\nW1,lab,1,10\nW1,con,0,11\n", 3, 4, "differs from 10"),
      ("", 1, nil, "the body is empty"),
    ])
  func errors(text: String, line: Int, column: Int?, words: String) {
    let failure = #expect(throws: DecodingFailure.self) { try baseline(text) }
    #expect(failure?.place == .line(line, column: column))
    #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
  }

  @Test("a results file of an earlier election says who held the seat")
  func results() throws {
    let snapshot = try UKParliamentCSV().snapshot(from: [
      "candidacies": Fixture.bytes("uk-parliament-csv/candidacies-with-votes.csv"),
      "constituencies": Fixture.bytes("uk-parliament-csv/constituencies.csv"),
    ])
    let baseline = BaselineReader.baseline(from: snapshot, parties: Fixture.book)
    let result = try #require(baseline["E14000733"])
    #expect(
      result.holder
        == PreviousResult.Entry(party: "con", seats: 1, votes: 15529, member: "Jill Mortimer"))
    #expect(result.votes(for: "lab") == 8589)
    #expect(result.validVotes == 29933)
    #expect(result.electorate == 70768)
    #expect(result.entries.count(where: { $0.party == .independent }) == 2)
  }

  @Test("the votes of both counts are kept, and the majority is that of the last")
  func decidingCount() throws {
    let candidates = [("lab", 40, 55), ("con", 45, 45), ("ld", 15, nil)].map {
      CandidateResult(
        name: $0.0, party: PartyReference(name: $0.0), votes: $0.1, finalVotes: $0.2)
    }
    let snapshot = ResultsSnapshot(contests: [
      ContestResult(id: "c", name: "c", status: .declared, candidates: candidates)
    ])
    let result = try #require(BaselineReader.baseline(from: snapshot, parties: Fixture.book)["c"])
    #expect(result.holder?.party == "lab")
    #expect(result.votes(for: "con") == 45)
    #expect(result.decidingVotes(for: "lab") == 55)
    #expect(result.decidingVotes(for: "ld") == nil)
    #expect(result.majority == 10)
  }

  @Test(
    "without a mark a declared contest was won by the most votes, a tie by nobody",
    arguments: [
      ("declared", 10, 9, "A"), ("declared", 9, 9, nil), ("declared", 0, 0, nil),
      ("counting", 10, 9, nil),
    ])
  func unmarked(status: String, first: Int, second: Int, winner: String?) throws {
    let snapshot = try Fixture.json(
      """
      {"contests": [{"id": "W1", "name": "Ward", "status": "\(status)", "candidates": [
        {"name": "A", "party": "Con", "votes": \(first)}, {"name": "B", "votes": \(second)}]}]}
      """)
    let baseline = BaselineReader.baseline(from: snapshot, parties: Fixture.book)
    #expect(baseline["W1"]?.holder?.member == winner)
  }
}

import ElectionResults
import Testing

@Suite("a snapshot and its tests")
struct TestSnapshotTests {
  private func contest(_ id: ContestID, isTest: Bool) -> ContestResult {
    var contest = ContestResult(id: id, name: id.text)
    contest.isTest = isTest
    return contest
  }

  @Test("an election and the stage of its tests name each other")
  func identifiers() {
    let election: ElectionID = "Night-2021"
    #expect(election.ofTests.text == "Night-2021#test")
    #expect(election.ofTests.ofTests == election.ofTests)
    #expect(election.ofTests.real.text == election.text && election.real == election)
    #expect(election.ofTests.isOfTests && !election.isOfTests)
    #expect(election.ofTests != election)
  }

  @Test("an event of the stage names the election, and is marked")
  func events() {
    let election = Election(id: "night", name: "The night")
    let tests = election.ofTests(shownBy: [])
    for (stage, isTest) in [(election, false), (tests, true)] {
      let event = Event(.countStarted, of: stage, at: Timestamp(milliseconds: 0))
      #expect(event.election == "night")
      #expect(event.isTrue(.isTest) == isTest)
    }
  }

  @Test(
    "what is marked is apart from what is not",
    arguments: [
      (false, [false, false], ["0", "1"], nil), (false, [false, true], ["0"], ["1"]),
      (false, [true, true], [], ["0", "1"]), (true, [false, true], ["0"], ["0", "1"]),
      (true, [], [], []), (false, [], [], nil),
    ] as [(Bool, [Bool], [String], [String]?)])
  func parts(isTest: Bool, marks: [Bool], real: [String], tests: [String]?) {
    let contests = marks.enumerated().map {
      contest(ContestID("\($0.offset)"), isTest: $0.element)
    }
    let snapshot = ResultsSnapshot(isTest: isTest, contests: contests)
    #expect(snapshot.real.contests.map(\.id.text) == real)
    #expect(snapshot.tests?.contests.map(\.id.text) == tests)
    #expect(snapshot.tests?.isTest != true)
    #expect(snapshot.tests?.contests.contains(where: \.isTest) != true)
    #expect(snapshot.isEntirelyTest == (isTest || !marks.isEmpty && !marks.contains(false)))
  }

  @Test("news of a feed is a test where all is one")
  func news() {
    let news = PublishedItem(id: "n")
    var snapshot = ResultsSnapshot(contests: [contest("c", isTest: true)], publishedItems: [news])
    #expect(!snapshot.isEntirelyTest)
    #expect(snapshot.real.publishedItems == [news])
    #expect(snapshot.tests?.publishedItems == [])
    snapshot.isTest = true
    #expect(snapshot.tests?.publishedItems == [news])
  }
}

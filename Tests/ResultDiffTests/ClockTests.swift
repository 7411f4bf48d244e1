import ElectionResults
import ResultDiff
import Testing

@Suite("what the time alone brings about") struct ClockTests {
  /// An election of one evening; moments are seconds of it.
  private struct Evening {
    var election = Election(id: "e", name: "E")
    var standing = ElectionStanding(election: "e")
    var baseline = Baseline()

    private var comparison: ResultsComparison {
      ResultsComparison(election: election, baseline: baseline, parties: Night.parties)
    }

    /// What is told at a second: types with regions or contests; the standing moves on.
    mutating func told(at second: Int64) -> [String] {
      events(at: second).map { event in
        let subject = event.text(.contest) ?? event.text(.region)
        return (event.text(.type) ?? "") + (subject.map { " " + $0 } ?? "")
      }
    }

    mutating func events(at second: Int64) -> [Event] {
      guard let change = comparison.change(from: standing, at: moment(second)) else { return [] }
      standing = change.standing
      return change.events
    }

    func next(after second: Int64) -> Int64? {
      comparison.nextMoment(after: standing, at: moment(second)).map { $0.milliseconds / 1000 }
    }

    /// Shows a snapshot of contests, whose figures count as changed at that second.
    mutating func show(_ contests: ContestResult..., at second: Int64) -> [Event] {
      let change = comparison.change(
        from: standing, to: ResultsSnapshot(contests: contests),
        seenAs: Observation(feed: "f", time: moment(second)))
      if let change { standing = change.standing }
      for contest in contests where standing.contests[contest.id]?.hasFigures == true {
        standing.contests[contest.id]?.figuresAt = moment(second)
        standing.contests[contest.id]?.isSilenceTold = false
      }
      return change?.events ?? []
    }
  }

  private func counting(_ votes: Int, _ status: ContestStatus = .counting) -> ContestResult {
    contest("c", status, .init("A con", votes), .init("B lab", 1))
  }

  @Test("polls close once for the election, at the moment itself")
  func closure() {
    var evening = Evening()
    evening.election.pollsClose = PollsClose(standard: moment(100))
    #expect(evening.next(after: 0) == 100)
    #expect(evening.told(at: 99) == [])
    let events = evening.events(at: 100)
    #expect(events.map(\.type) == [.pollsClosed])
    #expect(events[0].text(.region) == nil)
    #expect(events[0].text(.feed) == nil)
    #expect(events[0].text(.election) == "e")
    #expect(events[0].text(.electionName) == "E")
    #expect(events[0].text(.since) == moment(100).description)
    #expect(events[0].text(.time) == moment(100).description)
    #expect(!events[0].isTrue(.isCatchUp))
    #expect(evening.told(at: 101) == [])
    #expect(evening.next(after: 100) == nil)
  }

  @Test(
    "a close of poll that is learnt of more than a minute late is catching up",
    arguments: [(160, false), (161, true)] as [(Int64, Bool)])
  func late(second: Int64, isCatchUp: Bool) {
    var evening = Evening()
    evening.election.pollsClose = PollsClose(standard: moment(100))
    #expect(evening.events(at: second).map { $0.isTrue(.isCatchUp) } == [isCatchUp])
  }

  @Test("regions close one after the other, those without a time of their own first")
  func regions() {
    var evening = Evening()
    evening.election.pollsClose = PollsClose(
      standard: moment(100), regions: ["HI": moment(300), "AK": moment(300), "ME": moment(100)])
    #expect(evening.told(at: 100) == ["polls.closed", "polls.closed ME"])
    #expect(evening.next(after: 100) == 300)
    #expect(evening.told(at: 300) == ["polls.closed AK", "polls.closed HI"])
    #expect(evening.told(at: 50) == [])
    #expect(evening.told(at: 301) == [])
  }

  @Test("a declaration is overdue once, also one of a contest that no feed has shown")
  func overdue() {
    var evening = Evening()
    evening.baseline = Baseline([
      PreviousResult(contest: "X", contestName: "Exeter", entries: [])
    ])
    evening.election.expected = ["c": moment(100), "x": moment(700), "y": moment(9_000)]
    evening.election.tags = ["x": ["watched"]]
    _ = evening.show(counting(5), at: 50)
    #expect(evening.next(after: 50) == 100)
    let seen = evening.events(at: 7_400)
    #expect(seen.map(\.type) == [.declarationOverdue, .declarationOverdue])
    #expect(seen[0].text(.contest) == "X")
    #expect(seen[0].text(.contestName) == "Exeter")
    #expect(seen[0][.tags] == .tags(["watched"]))
    #expect(seen[0].integer(.contestSequence) == 1)
    #expect(seen[0].text(.since) == moment(700).description)
    #expect(seen[0].text(.message)?.contains("1 h 51 min ago") == true)
    #expect(seen[1].text(.contest) == "c")
    #expect(seen[1].text(.status) == "counting")
    #expect(seen[1].integer(.contestSequence) == 2)
    #expect(seen[1].json(.candidates).contains("\"votes\":5"))
    #expect(seen.allSatisfy { !$0.isTrue(.isCatchUp) && $0.text(.feed) == nil })
    #expect(evening.told(at: 7_401) == [])
    #expect(evening.told(at: 9_000) == ["declaration.overdue y"])
    let first = evening.show(
      contest("x", .counting, .init("A con", 3)), at: 9_100)
    #expect(first.map { $0.integer(.contestSequence) } == [2])
  }

  @Test(
    "only what is still to be declared is overdue or silent",
    arguments: [
      (ContestStatus.counting, 2), (.recount, 2), (.called, 2), (.declared, 0), (.certified, 0),
      (.postponed, 0), (.runoff, 0),
    ])
  func awaited(status: ContestStatus, count: Int) {
    var evening = Evening()
    evening.election.expected = ["c": moment(100)]
    evening.election.silentAfter = .seconds(60)
    // Another one keeps the election open.
    _ = evening.show(counting(5, status), contest("d", .awaiting, .init("A con")), at: 10)
    #expect(evening.told(at: 500).count == count)
  }

  @Test("a count is silent once, and once more after new figures")
  func silence() {
    var evening = Evening()
    evening.election.silentAfter = .seconds(60)
    _ = evening.show(counting(5), at: 10)
    #expect(evening.next(after: 10) == 70)
    #expect(evening.told(at: 69) == [])
    let events = evening.events(at: 3_700)
    #expect(events.map(\.type) == [.countSilent])
    #expect(events[0].text(.since) == moment(10).description)
    #expect(events[0].text(.message) == "no new figures for 1 h 1 min")
    #expect(events[0].integer(.contestSequence) == 2)
    #expect(evening.told(at: 3_800) == [])
    _ = evening.show(counting(6), at: 3_900)
    #expect(evening.told(at: 3_959) == [])
    #expect(evening.told(at: 3_960) == ["count.silent c"])
    #expect(evening.told(at: 20) == [])
  }

  @Test("a contest without figures is not silent, nor one that is called where calls decide")
  func notCounted() {
    var evening = Evening()
    evening.election.silentAfter = .seconds(60)
    _ = evening.show(contest("c", .counting, .init("A con"), .init("B lab")), at: 10)
    #expect(evening.told(at: 100) == [])
    _ = evening.show(counting(5), at: 110)
    evening.standing.contests["c"]?.called = Outcome(
      winner: "A", party: "con", partyName: "Conservative", declaration: "x", seatEvent: nil,
      isComplete: false)
    evening.election.flipsOn = .call
    #expect(evening.told(at: 1_000) == [])
    evening.election.flipsOn = .declaration
    #expect(evening.told(at: 1_000) == ["count.silent c"])
  }

  @Test("after completion, with a postponed contest too, nothing is overdue or silent")
  func complete() {
    var evening = Evening()
    evening.election.expected = ["c": moment(100), "d": moment(100), "x": moment(100)]
    evening.election.silentAfter = .seconds(60)
    let shown = evening.show(
      contest("c", .declared, .init("A con", 5), .init("B lab", 3)), contest("d", .postponed),
      at: 10)
    #expect(shown.contains { $0.type == .electionComplete })
    #expect(evening.next(after: 10) == nil)
    #expect(evening.told(at: 500) == [])
    evening.election.pollsClose = PollsClose(standard: moment(5))
    #expect(evening.told(at: 500) == ["polls.closed"])
  }
}

private func moment(_ second: Int64) -> Timestamp { Timestamp(milliseconds: second * 1000) }

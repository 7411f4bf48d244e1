import ElectionResults
import Foundation
import GRDB
import Storage
import Testing

@Suite("The store")
struct StoreTests {
  let temporary: TemporaryStore
  let store: Store

  init() throws {
    temporary = try TemporaryStore()
    store = try temporary.open()
  }

  @Test("the columns of the log are those of an event, in their order")
  func columns() throws {
    let queue = try DatabaseQueue(path: temporary.path)
    let names = try queue.read {
      try String.fetchAll($0, sql: "SELECT name FROM pragma_table_info('events') ORDER BY cid")
    }
    #expect(names == EventColumn.allCases.map(\.rawValue))
  }

  @Test("the file is its owner's alone and in WAL mode")
  func mode() throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: temporary.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let queue = try DatabaseQueue(path: temporary.path)
    #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
  }

  @Test("a commit is on the disk before it is believed")
  func synchronous() async throws {
    #expect(try await store.writerPragma("synchronous") == 2)
    #expect(try await store.writerPragma("foreign_keys") == 1)
    #expect(try await store.writerPragma("busy_timeout") > 0)
  }

  @Test("an event comes back with every column as it was, and its place in the log")
  func everyColumn() async throws {
    var full = event("full")
    for column in EventColumn.allCases where full[column] == nil && column != .sequence {
      switch column.kind {
      case .text: full.set(column, "t")
      case .integer: full.set(column, -7)
      case .real: full.set(column, 16.0)
      case .truth: full[column] = .truth(true)
      case .json: full[column] = .json("[{\"name\":\"Ægir\"}]")
      case .tags: full[column] = .tags(["red-wall", "north"])
      }
    }
    let sparse = event("sparse", contest: nil, toParty: nil)
    let stored = try await store.record(
      change(of: ElectionStanding(election: night), [contest(standing("A"), full, sparse)]),
      feed: polled)
    full.set(.sequence, 1)
    #expect(stored.first == full)
    #expect(stored.map(\.sequence) == [1, 2])
    #expect(try await store.events(matching: EventFilter()) == stored)
  }

  @Test("what feeds show by themselves comes back as it was recorded, until it is forgotten")
  func views() async throws {
    var full = standing("Å", winner: "Jill", party: "Fianna Fáil")
    full.feed = "pa"
    full.declaredAt = Timestamp(milliseconds: 1_620_367_800_123)
    full.weight = 1.5
    full.holders = ["lab": 2]
    full.candidates[0].list = ListAllocation(seats: 2, persons: [.init(id: "1", name: "Ann")])
    let told = ToldSource(.disagreed, elected: ["fianna fáil"], event: "e")
    let views = [
      FeedView(standing: full, told: told), FeedView(standing: standing("Å")),
      FeedView(standing: standing("B")),
    ]
    var change = ElectionChange(
      fromVersion: 0, contests: [], views: views, standing: ElectionStanding(election: night))
    change.standing.version = 1
    for view in views { change.standing.show(view) }
    _ = try await store.record(change, feed: polled)
    #expect(try await temporary.open().standing(of: night) == change.standing)

    full.candidates[0].votes = 7
    change.fromVersion = 1
    change.views = [FeedView(standing: full)]
    change.standing.version = 2
    change.standing.show(change.views[0])
    _ = try await store.record(change, feed: polled)
    #expect(try await temporary.open().standing(of: night) == change.standing)

    change = ElectionChange(
      fromVersion: 2, contests: [], standing: ElectionStanding(election: night))
    change.forgetsViews = true
    change.standing.version = 3
    _ = try await store.record(change, feed: polled)
    #expect(try await store.standing(of: night).views.isEmpty)
  }

  @Test("a standing comes back as it was recorded, across a restart too")
  func standings() async throws {
    var full = standing("Å", winner: "Jill", party: "Fianna Fáil")
    full.region = "North East"
    full.kind = .constituency
    full.seats = 3
    full.status = .certified
    full.declaredAt = Timestamp(milliseconds: 1_620_367_800_123)
    full.reportingPercentage = 99.5
    full.electorate = 70_768
    full.validVotes = 29_933
    full.rejectedVotes = 182
    full.ballots = 30_115
    full.holder = "lab"
    full.contestSequence = 4
    full.outcome?.gainedFrom = "lab"
    full.candidates.append(
      CandidateStanding(
        id: "x", name: "B", party: "ind", partyName: "Independent", votes: 1, finalVotes: 2,
        isElected: false))
    full.candidates[0].isElected = true
    var bare = ContestStanding(contest: "B", name: "Bare", feed: "council")
    bare.candidates = []
    let tally = PartyTally(
      party: "con", partyName: "Conservative", seatsWon: 1, seatsLeading: 2, seatsChange: -3,
      votes: 4)
    var change = change(
      of: ElectionStanding(election: night),
      [contest(full, tallies: [tally], event("1"), event("2")), contest(bare)])
    change.standing.majorityParty = "con"
    change.standing.isComplete = true
    change.standing.declaredVotes = 29_933
    _ = try await store.record(change, feed: polled)
    #expect(try await store.standing(of: night) == change.standing)
    #expect(try await temporary.open().standing(of: night) == change.standing)
    #expect(try await store.results(matching: ResultFilter(contest: "b")) == [bare])
    #expect(try await store.tallies(of: night) == [tally])
  }

  @Test("a contest for several seats comes back with its lists, calls, holders and awards")
  func severalSeats() async throws {
    var lists = standing("L", winner: "Labour", party: "lab")
    (lists.seats, lists.kind, lists.weight) = (7, .listRegion, 2.5)
    (lists.countKind, lists.hasHadFinalCount) = ("preliminary", true)
    lists.holders = ["lab": 4, "Fianna \"Fáil\"": 3]
    let persons = [
      PartyListResult.Person(id: "7", name: "Ann \"A\" Å"), PartyListResult.Person(name: "Bo"),
    ]
    lists.candidates = [
      CandidateStanding(
        name: "Labour", party: "lab", partyName: "Labour", votes: 9,
        list: ListAllocation(seats: 2, persons: persons)),
      CandidateStanding(
        name: "Con", party: "con", partyName: "Con", list: ListAllocation()),
    ]
    lists.outcome?.electedCount = 2
    lists.outcome?.seatEvent = nil
    lists.outcome?.awards = [
      PartyAward(party: "con", partyName: "C \"on\"", change: -1),
      PartyAward(party: "lab", partyName: "Labour", seats: 2, change: 1, seatEvent: "e"),
    ]
    var called = standing("C")
    called.status = .called
    called.candidates[0].call = "call"
    called.candidates[0].isLeading = true
    let change = change(
      of: ElectionStanding(election: night),
      [contest(lists, event("1")), contest(called, event("2"))])
    _ = try await store.record(change, feed: polled)
    #expect(try await store.standing(of: night) == change.standing)
    #expect(try await temporary.open().standing(of: night) == change.standing)
  }

  @Test("news is stored after the contests, and is known again by its key")
  func publications() async throws {
    var news = event("2", .itemPublished, contest: nil, toParty: nil)
    news.set(.message, "Georgia")
    var change = change(
      of: ElectionStanding(election: night), [contest(standing("A"), event("1"))])
    change.publications = [IdentifiedEvent(key: "news", event: news)]
    change.standing.occurrences["news"] = 1
    let stored = try await store.record(change, feed: polled)
    #expect(stored.compactMap(\.sequence) == [1, 2])
    #expect(
      try await store.events(matching: EventFilter()).map(\.type) == [.seatGained, .itemPublished])
    #expect(try await store.standing(of: night) == change.standing)
  }

  @Test("the letter case of an identifier does not make a second contest, not even beyond ASCII")
  func letterCase() async throws {
    var state = ElectionStanding(election: night)
    for (spelling, votes) in [("Åre", 1), ("åRE", 2), ("x1", 3), ("X1", 4)] {
      let tally = PartyTally(party: PartyCode(spelling), partyName: "P", votes: votes)
      let change = change(
        of: state,
        [contest(standing(ContestID(spelling), votes: votes), tallies: [tally], event(spelling))])
      _ = try await store.record(change, feed: polled)
      state = change.standing
    }
    #expect(try await store.standing(of: night) == state)
    #expect(try await store.results(matching: ResultFilter()).count == 2)
    #expect(try await store.tallies(of: night).count == 2)
  }

  @Test("standings recorded without events are as right as others")
  func withoutEvents() async throws {
    var state = ElectionStanding(election: night)
    let steps: [[ContestChange]] = [
      [contest(standing("A", votes: 1))], [contest(standing("A", votes: 2))],
      [contest(standing("A", votes: 3), event("1")), contest(standing("A", votes: 4))],
      [contest(standing("A", votes: 5), event("2"))],
    ]
    for step in steps {
      let change = change(of: state, step)
      _ = try await store.record(change, feed: polled)
      state = change.standing
      #expect(try await store.standing(of: night) == state)
    }
  }

  @Test("a change made from an older version is refused as a whole")
  func versionMoved() async throws {
    let first = change(
      of: ElectionStanding(election: night), [contest(standing("A"), event("1"))])
    _ = try await store.record(first, feed: polled)
    var late = first
    late.standing.version = 1
    var moved = polled
    moved.fetch = "{\"etag\":\"late\"}"
    await #expect(throws: StoreError.versionMoved(election: night, expected: 0, found: 1)) {
      try await store.record(late, feed: moved)
    }
    #expect(try await store.events(matching: EventFilter()).count == 1)
    #expect(try await store.feedState(of: "council") == polled)
  }

  @Test("a change of which one part cannot be stored leaves nothing behind")
  func allOrNothing() async throws {
    var long = event("2")
    long[.candidates] = .json("[\"" + String(repeating: "x", count: 98_304) + "\"]")
    let change = change(
      of: ElectionStanding(election: night),
      [contest(standing("A"), event("1")), contest(standing("B"), long)])
    await #expect(throws: StoreError.self) { try await store.record(change, feed: polled) }
    #expect(try await store.events(matching: EventFilter()).isEmpty)
    #expect(try await store.standing(of: night) == ElectionStanding(election: night))
    #expect(try await store.feedState(of: "council") == nil)
  }

  @Test("a feed's state comes back, also when nothing else was recorded")
  func feedState() async throws {
    let state = FeedState(
      feed: "pa", fetch: "{\"etag\":\"W/\\\"1\\\"\"}", interpretation: "2", bodySHA256: "ab",
      sourceTime: moment(1), firstAcceptedAt: moment(2), lastSucceededAt: moment(3))
    #expect(try await store.record(nil, feed: state).isEmpty)
    #expect(try await temporary.open().feedState(of: "PA") == state)
  }

  @Test("a baseline comes back, and a second import replaces the first")
  func baseline() async throws {
    let entry = PreviousResult.Entry(
      party: "lab", seats: 1, votes: 15_464, finalVotes: 15_465, member: "Mike Hill",
      heldSince: 1974)
    let full = PreviousResult(
      contest: "A", contestName: "Hartlepool",
      entries: [entry, PreviousResult.Entry(party: "con", seats: 0)], electorate: 70_855,
      statedValidVotes: 41_037, isNotional: true)
    let old = Baseline([full, PreviousResult(contest: "gone", entries: [])])
    let new = Baseline([full, PreviousResult(contest: "B", entries: [])])
    for (baseline, hash) in [(old, "1"), (new, "2")] {
      try await store.importBaseline(
        baseline, of: night, source: "b.csv", sha256: hash, at: moment(5))
    }
    let expected = StoredBaseline(
      baseline: new, source: "b.csv", sha256: "2", importedAt: moment(5))
    #expect(try await store.baseline(of: night) == expected)
    #expect(try await store.baseline(of: "other") == nil)
  }

  static let filters: [(EventFilter, [Int])] = [
    (EventFilter(), [1, 2, 3, 4]), (EventFilter(election: "other"), []),
    (EventFilter(election: "NIGHT", contest: "a"), [1, 2]),
    (EventFilter(type: "seat.*"), [1, 3]), (EventFilter(type: "seat.gained"), [1]),
    (EventFilter(type: "seat"), []), (EventFilter(since: moment(2)), [3, 4]),
    (EventFilter(afterSequence: 1), [2, 3, 4]), (EventFilter(limit: 2), [3, 4]),
    (EventFilter(type: "seat.*", limit: 1), [3]), (EventFilter(limit: 0), []),
  ]

  @Test("events are listed oldest first, the latest ones under a limit", arguments: filters)
  func listing(filter: EventFilter, expected: [Int]) async throws {
    let change = change(
      of: ElectionStanding(election: night),
      [
        contest(
          standing("A"), event("1", .seatGained, seconds: 0),
          event("2", .tallyChanged, seconds: 1)),
        contest(
          standing("B"), event("3", .seatHeld, contest: "B", seconds: 2),
          event("4", .resultDeclared, contest: "B", seconds: 3)),
      ])
    _ = try await store.record(change, feed: polled)
    let events = try await store.events(matching: filter)
    #expect(events.compactMap(\.sequence) == expected)
  }
}

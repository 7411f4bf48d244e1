import ElectionResults
import FeedFormats
import Foundation
import Storage
import Testing

@Suite(
  "Recorded series of feeds, replayed from the first state to the last",
  .enabled(if: Corpus.isPresent, "recorded feeds are not there; set SEATWATCH_CORPUS"))
struct RecordedSeriesTests {
  @Test(
    "Norway 2021: seats that move between parties while counting, and progress",
    arguments: [
      ("stortingsvalget", 83, 76, [["2021-09-13T22:30:38.000Z", "ap", "sp"]]),
      (
        "fylke-02", 21, 17,
        [
          ["2021-09-13T21:43:55.000Z", "sv", "v"],
          ["2021-09-14T17:23:31.000Z", "v", "h"],
        ]
      ),
      ("fylke-18", 21, 11, [["2021-09-14T17:23:31.000Z", "h", "rodt"]]),
    ])
  func norway(series: String, states: Int, progress: Int, moves: [[String]]) async throws {
    var stortinget = Election(
      id: "stortinget-2021", name: "Stortinget", seats: 169, bodySeats: 169)
    stortinget.country = "no"
    let night = try await Night(stortinget)
    let counts = try await night.replay("no-valgresultat/2021/\(series)", as: "valgresultat-json")
    #expect(try Corpus.states(in: "no-valgresultat/2021/\(series)").count == states)
    let events = try await night.events()
    let seats = events.filter { $0.type == .allocationChanged }
    #expect(
      seats.map { event in
        [event.text(.sourceTime) ?? "", event.text(.fromParty) ?? "", event.text(.toParty) ?? ""]
      } == moves)
    #expect(
      counts == [
        .countStarted: 1, .countProgress: progress, .allocationChanged: moves.count,
      ])
  }

  @Test(
    "Canada 2025: one lead that changes with the validated count, 341 declarations, no correction")
  func canada() async throws {
    var commons = Election(
      id: "ge45", name: "General election", body: "House of Commons", seats: 343, bodySeats: 343)
    commons.country = "ca"
    let night = try await Night(commons)
    let counts = try await night.replay("ca-elections-canada", as: "elections-canada-tsv")
    let events = try await night.events()
    #expect(counts[.countStarted] == 343)
    #expect(counts[.leadChanged] == 1)
    #expect(counts[.resultDeclared] == 341)
    #expect(counts[.seatNew] == 341)
    #expect(counts[.resultCorrected] == nil && counts[.resultRetracted] == nil)
    let milton = events.filter { $0.contest == "35060" }
    #expect(milton.map(\.type) == [.countStarted, .leadChanged, .resultDeclared, .seatNew])
    #expect(milton.last?.text(.winner) == "Kristina Tesser Derksen")
    #expect(milton.last?.integer(.majority) == 29)
    #expect(milton.last?.text(.toParty) == "lpc")
    #expect(milton.last?.text(.toPartyName) == "Liberal")
  }

  @Test(
    "California 2022: counts that start, and the one lead that changed after all precincts had reported",
    arguments: [("governor", 1, 11, 0), ("us-rep", 52, 188, 1)])
  func california(race: String, contests: Int, progress: Int, leads: Int) async throws {
    var state = Election(id: "california", name: "California")
    state.country = "us"
    let night = try await Night(state)
    let counts = try await night.replay("us-ca-sos/\(race)", as: "california-sos-json")
    #expect(try Corpus.states(in: "us-ca-sos/\(race)").count == 22)
    var expected: [EventType: Int] = [.countStarted: contests, .countProgress: progress]
    if leads > 0 { expected[.leadChanged] = leads }
    #expect(counts == expected)
    let lead = try await night.events().first { $0.type == .leadChanged }
    #expect(lead?.text(.toParty) == (leads > 0 ? "rep" : nil))
    #expect(lead?.text(.message) == (leads > 0 ? "Ken Calvert leads Will Rollins" : nil))
  }

  @Test("The states of 2020 by RSS: 40 bodies, no lead that changed")
  func statesByRSS() async throws {
    let night = try await Night(Election(id: "us-2020", name: "President"))
    let counts = try await night.replay("rss-nyt-2020", as: "nyt-2020-rss")
    #expect(try Corpus.states(in: "rss-nyt-2020").count == 40)
    #expect(counts.isEmpty)
    #expect(try await night.store.standing(of: "us-2020").contests.count == 6)
  }

  @Test("the same bodies as news: each of the 100 items is told once")
  func newsByRSS() async throws {
    let night = try await Night(Election(id: "us-2020", name: "President"))
    let counts = try await night.replay("rss-nyt-2020", as: "rss")
    #expect(counts == [.itemPublished: 100])
  }

  @Test("every state of a series seen twice makes no further event")
  func again() async throws {
    for (folder, format) in [
      ("no-valgresultat/2021/fylke-02", "valgresultat-json"),
      ("ca-elections-canada", "elections-canada-tsv"), ("us-ca-sos/us-rep", "california-sos-json"),
      ("rss-nyt-2020", "rss"),
    ] {
      let night = try await Night(Election(id: "e", name: "Election"))
      try await night.replay(folder, as: format)
      let before = try await night.events().count
      let last = try #require(try Corpus.states(in: folder).last)
      try await night.poll(try Corpus.snapshot(of: last, as: format))
      #expect(try await night.events().count == before)
    }
  }

  @Test("Griffith 2014: elected is who led after preferences, not who led before")
  func griffith() async throws {
    let night = try await Night(
      Election(id: "griffith-2014", name: "Griffith by-election", seats: 1, bodySeats: 150))
    try await night.replay("au-aec-mediafeed", as: "aec-media-feed")
    let seat = try #require(try await night.events().first { $0.type == .seatHeld })
    #expect(seat.text(.winner) == "Terri BUTLER")
    #expect(seat.integer(.majority) == 40_229 - 37_494)
    #expect(seat.integer(.winnerVotes) == 30_023)
    #expect(
      try await night.events().map(\.type) == [
        .countStarted, .resultDeclared, .seatHeld, .tallyChanged, .electionComplete,
      ])
  }

  @Test("South Yorkshire 2021: 95 wards, 47 of them for several seats, 164 seats in all")
  func southYorkshire() async throws {
    let night = try await Night(Election(id: "councils-2021", name: "Councils", body: "Councils"))
    let counts = try await night.replay("uk-democracy-club", as: "democracy-club-json")
    #expect(counts[.resultDeclared] == 95)
    #expect(counts[.seatNew] == 95)
    #expect(counts[.seatGained] == nil && counts[.seatHeld] == nil)
    let tallies = try await night.store.tallies(of: "councils-2021")
    #expect(tallies.reduce(0) { $0 + $1.seatsWon } == 164)
    let declared = try await night.events().filter { $0.type == .resultDeclared }
    #expect(declared.count { ($0.integer(.seats) ?? 0) > 1 } == 47)
  }

  @Test("the EU referendum: 382 areas declared, no seat")
  func referendum() async throws {
    var election = Election(id: "eu-2016", name: "Referendum")
    election.system = .referendum
    election.areas = 382
    let night = try await Night(election)
    let counts = try await night.replay("uk-eu-referendum", as: "eu-referendum-csv")
    #expect(counts[.resultDeclared] == 382)
    #expect(counts.keys.allSatisfy { !$0.rawValue.hasPrefix("seat.") })
    #expect(counts[.tallyChanged] == 382)
    let events = try await night.events()
    #expect(events.suffix(2).map(\.type) == [.outcomeCertain, .electionComplete])
    for event in events.suffix(2) {
      #expect(event.text(.party) == "Leave")
      #expect(event.integer(.votes) == 17_410_742)
      #expect(event.real(.votePercentage) == 51.89)
      #expect(event.integer(.seatsWon) == 263)
      #expect(event.integer(.declared) == 382)
    }
    let tallies = try await night.store.tallies(of: "eu-2016")
    #expect(tallies.map(\.votes).sorted() == [16_141_241, 17_410_742])
  }

  @Test(
    "the AP's replies: what is called is told, what is not is not, and tests are left out",
    arguments: [
      ("20121106_ak_prez", 1), ("20121106_me_fl_senate", 1), ("20160301_super_tuesday", 2),
      ("20160426_ct_rollups", 0),
    ])
  func agency(file: String, calls: Int) async throws {
    let night = try await Night(Election(id: "us", name: "United States"))
    let path = URL(filePath: Corpus.folder).appending(path: "us-ap-elections-api/\(file).json")
    try await night.poll(try Corpus.snapshot(of: path, as: "ap-json"))
    let events = try await night.events()
    #expect(events.count { $0.type == .contestCalled } == calls)
    #expect(!events.contains { $0.type == .resultDeclared })
    #expect(events.allSatisfy { $0.type == .countStarted || $0.type == .contestCalled })
  }
}

extension Corpus {
  /// The files of a series in the order of their names, which is that of time.
  static func states(in folder: String) throws -> [URL] {
    let folder = URL(filePath: self.folder).appending(path: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return names.filter { $0.contains(".") && $0 != "schema" }.sorted().map {
      folder.appending(path: $0)
    }
  }

  static func snapshot(of file: URL, as format: String) throws -> ResultsSnapshot {
    let format = try #require(BuiltInFormats.format(named: format))
    return try format.snapshot(from: ["body": [UInt8](try Data(contentsOf: file))])
  }
}

extension Night {
  /// Polls every state of a recorded series and counts the events of all.
  @discardableResult
  func replay(_ folder: String, as format: String) async throws -> [EventType: Int] {
    for state in try Corpus.states(in: folder) {
      try await poll(try Corpus.snapshot(of: state, as: format))
    }
    let types = try await events().compactMap(\.type)
    return Dictionary(grouping: types) { $0 }.mapValues(\.count)
  }
}

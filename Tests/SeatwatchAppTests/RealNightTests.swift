import ElectionResults
import FeedFormats
import Foundation
import ResultDiff
import Storage
import Testing

@Suite(
  "Real nights of the House of Commons",
  .enabled(if: Corpus.isPresent, "recorded feeds are not there; set SEATWATCH_CORPUS"))
struct RealNightTests {
  @Test("650 declarations of 2019 against 2017 agree with the official file, seat by seat")
  func generalElection2019() async throws {
    let night = try await Night(
      Election(
        id: "ge-2019", name: "General election", body: "House of Commons", seats: 650,
        bodySeats: 650),
      baseline: BaselineReader.baseline(
        from: try Corpus.generalElection(57), parties: Corpus.parties))
    let contests = try Corpus.generalElection(58).contests.sorted {
      ($0.declaredAt?.milliseconds ?? .max, $0.id) < ($1.declaredAt?.milliseconds ?? .max, $1.id)
    }
    #expect(contests.count == 650)
    for position in contests.indices {
      try await night.poll(ResultsSnapshot(contests: Array(contests[...position])))
    }
    let events = try await night.events()
    #expect(await night.doubts == [])

    let official = try Corpus.officialResults(58)
    let seats = events.filter { $0.type?.rawValue.hasPrefix("seat.") == true }
    #expect(seats.count == 650)
    for event in seats {
      let contest = try #require(event.contest)
      #expect(wording(event) == expected(official[contest] ?? ""), "\(contest)")
    }
    #expect(events.count { $0.type == .resultDeclared } == 650)
    #expect(
      events.count { $0.type == .seatGained } == official.values.count { $0.contains("gain") })

    #expect(try await night.isStoredFaithfully())
    let tallies = try await night.store.tallies(of: "ge-2019")
    let won = Dictionary(uniqueKeysWithValues: tallies.map { ($0.party.text, $0.seatsWon) })
    let house = [
      "con": 365, "lab": 202, "snp": 48, "ld": 11, "dup": 8, "sf": 7, "pc": 4, "sdlp": 2,
      "green": 1, "apni": 1, "spk": 1,
    ]
    #expect(won.filter { $0.value > 0 } == house)

    let majorities = events.filter { $0.type == .majorityReached }
    #expect(majorities.count == 1)
    #expect(majorities.first?.integer(.seatsWon) == 326)
    #expect(majorities.first?.integer(.majorityLine) == 326)
    #expect(majorities.first?.text(.party) == "con")
    #expect(!events.contains { $0.type == .majorityLost })
    #expect(events.count { $0.type == .electionComplete } == 1)
    #expect(events.last?.type == .electionComplete)
    #expect(!events.contains { $0.type == .resultCorrected || $0.type == .resultRetracted })
  }

  @Test(
    "four versions of the by-elections file: one gain each, two corrections, no other seat event")
  func byElections2025() async throws {
    let night = try await Night(
      Election(
        id: "by-elections", name: "By-elections", body: "House of Commons", seats: nil,
        bodySeats: 650))
    var corrections: [[String]] = []
    for version in [
      "01-20250502T163743Z-1d91bda5", "02-20250507T091548Z-629e50dc",
      "03-20250603T105724Z-ccd5950e", "04-20260227T164805Z-832da16a",
    ] {
      let events = try await night.poll(
        try Corpus.snapshot(
          "59/by-elections-history/\(version)", parts: ["candidacies", "constituencies"]))
      corrections.append(
        events.filter { $0.type == .resultCorrected }.map { event in
          if case .json(let text) = event[.changes] { text } else { "" }
        })
    }
    let events = try await night.events()
    #expect(await night.doubts == [])
    #expect(
      corrections == [
        [], [#"[{"field":"electorate","was":70261,"now":70666}]"#],
        [#"[{"field":"valid_votes","was":32740,"now":32655}]"#], [],
      ])
    let seats = events.filter { $0.type?.rawValue.hasPrefix("seat.") == true }
    #expect(seats.map { $0.text(.contestName) } == ["Runcorn and Helsby", "Gorton and Denton"])
    #expect(seats.allSatisfy { $0.type == .seatGained })
    #expect(seats.map { $0.text(.toParty) } == ["ruk", "green"])
    #expect(seats.map { $0.integer(.majority) } == [6, 4402])
    #expect(!events.contains { $0.type == .majorityReached || $0.type == .majorityLost })
  }

  @Test(
    "the publication states of 2024: declared by the winners, completed by the figures, nothing corrected"
  )
  func publicationStates2024() async throws {
    let night = try await Night(
      Election(
        id: "ge-2024", name: "General election", body: "House of Commons", seats: 650,
        bodySeats: 650))
    let states: [(String, [String])] = [
      ("candidacies", ["candidacies"]), ("winners", ["winners"]),
      ("part-verified", ["candidacies", "constituencies"]),
      ("results", ["candidacies", "constituencies"]),
    ]
    var counts: [[EventType: Int]] = []
    for (state, parts) in states {
      let events = try await night.poll(
        try Corpus.snapshot("59/ge2024-publication-states/\(state)", parts: parts))
      counts.append(Dictionary(grouping: events.compactMap(\.type)) { $0 }.mapValues(\.count))
    }
    #expect(await night.doubts == [])
    #expect(counts[0].isEmpty)
    #expect(counts[1][.resultDeclared] == 650)
    #expect((counts[1][.seatGained] ?? 0) + (counts[1][.seatHeld] ?? 0) == 650)
    #expect(counts[1][.majorityReached] == 1)
    #expect(counts[2] == [.resultCompleted: 650])
    #expect(counts[3].isEmpty)
  }

  @Test("Hartlepool 2021 against 2019: Lab to Con, swing 15.97, majority 6,940")
  func hartlepool() async throws {
    let night = try await Night(
      Election(
        id: "hartlepool-2021", name: "Hartlepool by-election", body: "House of Commons", seats: 1,
        bodySeats: 650),
      baseline: BaselineReader.baseline(
        from: try Corpus.generalElection(58), parties: Corpus.parties))
    let all = try Corpus.snapshot("58/by-elections", parts: ["candidacies", "constituencies"])
    try await night.poll(
      ResultsSnapshot(contests: all.contests.filter { $0.id == "E14000733" }))
    let events = try await night.events()
    #expect(await night.doubts == [])
    let gain = try #require(events.first { $0.type == .seatGained })
    #expect(gain.text(.winner) == "Jill Mortimer")
    #expect(gain.text(.fromParty) == "lab")
    #expect(gain.text(.toPartyName) == "Conservative")
    #expect(gain.integer(.majority) == 6940)
    #expect(gain.real(.swing) == 15.97)
    #expect(gain.text(.swingFrom) == "lab")
    #expect(gain.text(.swingTo) == "con")
    #expect(gain.real(.turnoutPercentage) == 42.3)
    #expect(gain.integer(.previousMajority) == 3595)
    #expect(gain.integer(.validVotes) == 29933)
    #expect(gain.integer(.rejectedVotes) == 182)
    #expect(!events.contains { $0.type == .majorityReached })
  }

  /// `seat.gained` from lab to con as `con gain from lab`.
  private func wording(_ event: Event) -> String {
    let to = event.text(.toParty) ?? "?"
    return event.type == .seatGained
      ? "\(to) gain from \(event.text(.fromParty) ?? "?")" : "\(to) hold"
  }

  /// The official wording in party codes: Labour Co-op is Labour, the Speaker a party of its own.
  private func expected(_ official: String) -> String {
    let codes = ["lab coop": "lab", "spk": "spk"]
    func code(_ name: String) -> String {
      codes[name.lowercased()] ?? Corpus.parties.party(named: name)?.code.text ?? name
    }
    let halves = official.components(separatedBy: " gain from ")
    if halves.count == 2 { return "\(code(halves[0])) gain from \(code(halves[1]))" }
    return "\(code(official.replacing(" hold", with: ""))) hold"
  }
}

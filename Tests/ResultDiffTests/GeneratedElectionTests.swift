import ElectionResults
import Testing

@Suite("generated elections of every system") struct GeneratedElectionTests {
  /// A system and a seed.
  struct Case: CustomTestStringConvertible {
    let system: ElectoralSystem
    let seed: UInt64

    var testDescription: String { "\(system.rawValue) \(seed)" }

    static let all = ElectoralSystem.allCases.flatMap { system in
      (1...6).map { Case(system: system, seed: $0) }
    }

    /// The election, the night's last snapshot, and a generator for the way there.
    func made() -> (GeneratedElection, end: [ContestResult], SeededGenerator) {
      var generator = SeededGenerator(seed: seed &* 31 &+ UInt64(system.rawValue.utf8.count))
      let generated = GeneratedElection(system, using: &generator)
      let end = generated.end(using: &generator)
      return (generated, end, generator)
    }

    /// A night of passing states, corrections and withdrawals that ends with the last snapshot, contest by contest.
    func wandering() -> (GeneratedElection, GeneratedNight, end: [ContestResult]) {
      var (generated, end, generator) = made()
      var night = GeneratedNight(generated)
      for _ in 0..<8 {
        let seen = generated.contests.indices.shuffled(using: &generator).prefix(4)
          .map { generated.passing($0, using: &generator) }
        night.see(seen)
        let isNews = night.see(seen.reversed())
        #expect(!isNews, "a replay of \(testDescription)")
      }
      for result in end.shuffled(using: &generator) { night.see([result]) }
      let isNews = night.see(end)
      #expect(!isNews, "the last snapshot of \(testDescription) again")
      return (generated, night, end)
    }
  }

  @Test("any way of corrections, retractions and calls ends where the last snapshot alone ends")
  func path() {
    for one in Case.all {
      let (generated, wandering, end) = one.wandering()
      var direct = GeneratedNight(generated)
      direct.see(end)
      #expect(
        StandingView(wandering.standing) == StandingView(direct.standing), "\(one.testDescription)")
    }
  }

  @Test("any order of declarations ends in the same standing")
  func order() {
    for one in Case.all {
      var (generated, end, generator) = one.made()
      var (direct, singly) = (GeneratedNight(generated), GeneratedNight(generated))
      direct.see(end)
      for result in end.shuffled(using: &generator) { singly.see([result]) }
      #expect(
        StandingView(singly.standing) == StandingView(direct.standing), "\(one.testDescription)")
    }
  }

  @Test(
    "no event has the identifier of another, and each names as cause or corrected only earlier ones"
  )
  func log() {
    for one in Case.all {
      let night = one.wandering().1
      var earlier: Set<String> = []
      for event in night.log {
        for column in [EventColumn.cause, .corrects] {
          guard let named = event.text(column) else { continue }
          #expect(earlier.contains(named), "\(one.testDescription) \(event)")
        }
        #expect(earlier.insert(event.id.text).inserted, "\(one.testDescription) \(event)")
      }
    }
  }

  @Test("tallies are the sum of the seat events in force, and the last told of each party")
  func sums() {
    for one in Case.all {
      let night = one.wandering().1
      let stored = night.standing.tallies.map { ($0.key.text, $0.value.seatsWon) }
      let tallies = Dictionary(stored) { $1 }.filter { $0.value != 0 }
      #expect(tallies == night.wonBySeatEvents, "\(one.testDescription)")
      #expect(tallies == night.talliesTold, "\(one.testDescription)")
      for id in night.seatsInForce.keys {
        #expect(night.standing.contests[id]?.seatOutcome != nil, "\(one.testDescription) \(id)")
      }
    }
  }

  @Test("no tally is ever more than the seats there are, and none is below nothing")
  func bounds() {
    for one in Case.all {
      let (generated, night, _) = one.wandering()
      let election = generated.election
      let seats = election.seats ?? generated.contests.count
      var won: [PartyCode: Int] = [:]
      for event in night.log where event.type == .tallyChanged {
        let (party, now) = (PartyCode(event.text(.party) ?? ""), event.integer(.seatsWon) ?? -1)
        won[party] = now
        #expect(now >= 0 && now <= seats, "\(one.testDescription) \(event)")
        let all = now + (election.retained[party] ?? 0)
        #expect(all <= election.bodySeats ?? seats, "\(one.testDescription) \(event)")
      }
      #expect(won.values.reduce(0, +) <= seats, "\(one.testDescription)")
    }
  }

  @Test("the majority told last is the arithmetic of the final tallies")
  func majority() {
    for one in Case.all {
      let night = one.wandering().1
      var told: String?
      for event in night.log {
        if event.type == .majorityReached { told = event.text(.party) }
        if event.type == .majorityLost { told = nil }
      }
      let reached: String? =
        if case .party(let party) = night.controlByTallies { party.text } else { nil }
      #expect(told == reached, "\(one.testDescription)")
    }
  }

  @Test("the control told last is that of the final tallies where these make it certain")
  func control() {
    for one in Case.all {
      let (generated, wandering, end) = one.wandering()
      guard generated.election.control != nil else { continue }
      if let control = wandering.controlByTallies {
        #expect(wandering.controlTold == control.description, "\(one.testDescription)")
        #expect(wandering.standing.control?.value == control.description)
      }
      var direct = GeneratedNight(generated)
      direct.see(end)
      #expect(
        direct.controlTold == direct.controlByTallies?.description, "\(one.testDescription)")
    }
  }

  @Test("what a referendum's areas make certain is told last, whatever was certain on the way")
  func certainty() {
    for one in Case.all where one.system == .referendum {
      let (generated, wandering, end) = one.wandering()
      var direct = GeneratedNight(generated)
      direct.see(end)
      let told = direct.standing.certainty?.value
      if direct.standing.contests.values.allSatisfy({ $0.outcome != nil }) {
        #expect(told == direct.referendumByTallies, "\(one.testDescription)")
      }
      if let told { #expect(wandering.standing.certainty?.value == told) }
    }
  }
}

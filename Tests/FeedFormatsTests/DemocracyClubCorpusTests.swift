import ElectionResults
import FeedFormats
import Testing

@Suite(
  "corpus of Democracy Club",
  .enabled(
    if: RecordedFeed.isPresent("uk-democracy-club"),
    "no recorded feeds here: set SEATWATCH_CORPUS to their folder to run these tests"))
struct DemocracyClubCorpusTests {
  private func contests() throws -> [ContestResult] {
    try DemocracyClubJSON().snapshot(
      from: [FeedPart.plain: RecordedFeed.bytes("uk-democracy-club/sheffield-results-2021.json")]
    ).contests
  }

  @Test("corpus: South Yorkshire has 95 declared wards, 47 of them with several winners")
  func wards() throws {
    let contests = try contests()
    #expect(contests.count == 95)
    #expect(contests.allSatisfy { $0.status == .declared && $0.kind == .ward })
    #expect(contests.count { $0.seats == 1 } == 48)
    #expect(contests.count { $0.seats == 2 } == 25 && contests.count { $0.seats == 3 } == 22)
    for contest in contests {
      #expect(contest.candidates.count { $0.isElected == true } == contest.seats)
      #expect(contest.pollingDay == "2021-05-06" && contest.contradiction == nil)
      let votes = contest.candidates.reduce(0) { $0 + ($1.votes ?? 0) }
      #expect((contest.ballots ?? votes) * contest.seats >= votes, "\(contest.name)")
    }
    let councils = contests.compactMap(\.region)
    #expect(
      Set(councils) == [
        "Sheffield", "Rotherham", "Barnsley", "Doncaster Metropolitan Borough Council",
      ])
  }

  @Test("corpus: the winners are of these parties, all of them known")
  func winners() throws {
    var seats: [PartyCode: Int] = [:]
    for winner in try contests().flatMap(\.candidates) where winner.isElected == true {
      seats[Fixture.book.code(for: winner.party), default: 0] += 1
    }
    #expect(seats["lab"] == 102 && seats["con"] == 33 && seats["ld"] == 15)
    #expect(seats["green"] == 6 && seats["ind"] == 1)
    #expect(seats["rotherham"] == 3 && seats["mexborough"] == 3 && seats["edlington"] == 1)
    #expect(seats.values.reduce(0, +) == 164)
  }
}

import ElectionResults
import FeedFormats
import Foundation
import Testing

@Suite(
  "corpus of valgresultat.no",
  .enabled(
    if: RecordedFeed.isPresent("no-valgresultat"),
    "no recorded feeds here: set SEATWATCH_CORPUS to their folder to run these tests"))
struct ValgresultatCorpusTests {
  /// A change of the seats between two files of a series.
  private struct Change: Equatable {
    var file: String
    var seats: [String: Int]
  }

  private func series(_ name: String) throws -> [(file: String, contest: ContestResult)] {
    try RecordedFeed.files("no-valgresultat/2021/" + name).map { file in
      let snapshot = try ValgresultatJSON().snapshot(from: [
        FeedPart.plain: Fixture.bytes(at: file)
      ])
      #expect(snapshot.contests.count == 1 && snapshot.generatedAt != nil)
      #expect(snapshot.contests[0].contradiction == nil)
      return (file.deletingPathExtension().lastPathComponent, snapshot.contests[0])
    }
  }

  private func seats(_ contest: ContestResult) -> [String: Int] {
    var seats: [String: Int] = [:]
    for list in contest.lists { seats[list.party.abbreviation ?? ""] = list.seats }
    return seats
  }

  private func changes(_ series: [(file: String, contest: ContestResult)]) -> [Change] {
    zip(series, series.dropFirst()).compactMap { before, after in
      let (was, now) = (seats(before.contest), seats(after.contest))
      let moved = now.filter { was[$0.key] != $0.value }
      return moved.isEmpty ? nil : Change(file: after.file, seats: moved)
    }
  }

  @Test("corpus: the country's seats add up to 169 and move once in 83 reports")
  func country() throws {
    let series = try series("stortingsvalget")
    #expect(series.count == 83)
    for (file, contest) in series {
      #expect(contest.id == "land-0" && contest.kind == .body && contest.seats == 169)
      #expect(seats(contest).values.reduce(0, +) == 169, "\(file)")
      #expect(contest.previous == series[0].contest.previous, "\(file)")
      #expect(contest.status == .counting)
    }
    #expect(series[0].contest.previous.reduce(0) { $0 + $1.seats } == 169)
    #expect(changes(series) == [Change(file: "2021-09-14__0030", seats: ["A": 48, "SP": 28])])
  }

  @Test("corpus: Akershus moves two seats, Nordland one, and nothing else")
  func counties() throws {
    let akershus = try series("fylke-02")
    #expect(
      changes(akershus) == [
        Change(file: "2021-09-13__2344", seats: ["SV": 1, "V": 2]),
        Change(file: "2021-09-14__1924", seats: ["V": 1, "H": 6]),
      ])
    let nordland = try series("fylke-18")
    #expect(changes(nordland) == [Change(file: "2021-09-14__1924", seats: ["H": 1, "RØDT": 1])])
    for (_, contest) in akershus + nordland {
      #expect(contest.kind == .listRegion)
      #expect(seats(contest).values.reduce(0, +) == contest.seats)
      #expect(contest.lists.allSatisfy { $0.persons.count == $0.seats })
    }
    #expect(akershus.count == 21 && nordland.count == 21)
  }

  @Test("corpus: votes fall only where the final count has gone on, which the kind of count tells")
  func kinds() throws {
    var falls = 0
    for name in ["stortingsvalget", "fylke-02", "fylke-18"] {
      let series = try series(name)
      for (before, after) in zip(series, series.dropFirst()) {
        let pairs = zip(before.contest.lists, after.contest.lists)
        guard pairs.contains(where: { $0.votes ?? 0 > $1.votes ?? 0 }) else { continue }
        falls += 1
        #expect(before.contest.countKind != after.contest.countKind, "\(after.file)")
      }
    }
    #expect(falls == 46)
  }
}

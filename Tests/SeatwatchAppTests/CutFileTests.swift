import ElectionResults
import FeedFormats
import ResultDiff
import SeatwatchApp
import Storage
import Testing

@Suite("a CSV that is cut between two rows, after all of it was stored")
struct CutFileTests {
  private static let candidacies = """
    ONS ID,Constituency name,Candidate first name,Candidate surname,Party name,Party abbreviation,Votes
    E14000733,Hartlepool,Jill,Mortimer,Conservative,Con,15529
    E14000733,Hartlepool,Paul,Williams,Labour,Lab,8589
    E14000733,Hartlepool,Sam,Lee,Independent,Ind,2904
    E14000639,Chesham and Amersham,Sarah,Green,Liberal Democrat,LD,21517
    E14000639,Chesham and Amersham,Peter,Fleet,Conservative,Con,13489
    E14000639,Chesham and Amersham,Carolyne,Culver,Green,Green,1480
    E14000548,Batley and Spen,Kim,Leadbeater,Labour,Lab,13296
    E14000548,Batley and Spen,Ryan,Stephenson,Conservative,Con,12973

    """
  private static let constituencies = """
    ONS ID,Constituency name,Electorate,Valid votes,Invalid votes,Member first name,Member surname,Result,First party
    E14000733,Hartlepool,70768,27022,182,Jill,Mortimer,Con gain from Lab,Con
    E14000639,Chesham and Amersham,72928,36486,148,Sarah,Green,LD gain from Con,LD
    E14000548,Batley and Spen,79373,26269,190,Kim,Leadbeater,Lab hold,Lab

    """

  private static func rows(_ text: String) -> [Substring] { text.split(separator: "\n") }

  /// Every file cut after every one of its rows but the last.
  private static let cuts: [(part: String, rows: Int)] =
    (1..<rows(candidacies).count).map { ("candidacies", $0) }
    + (1..<rows(constituencies).count).map { ("constituencies", $0) }

  /// Who is elected in each contest by how much, and all votes.
  private func figures(in feed: PolledFeed) async throws -> [String] {
    try await feed.store.results(matching: ResultFilter()).map { contest in
      let votes = contest.candidates.map { "\($0.name) \($0.votes ?? -1)" }
      let outcome = contest.outcome.map { "\($0.winner) \($0.majority ?? -1)" }
      return ([contest.name, outcome ?? "open"] + votes).joined(separator: ", ")
    }
  }

  @Test("nothing is retracted or corrected, and the results stay as they were", arguments: cuts)
  func cut(part: String, rows: Int) async throws {
    let feed = try await PolledFeed(
      "url: {candidacies: URL/candidacies.csv, constituencies: URL/constituencies.csv}, "
        + "format: uk-parliament-csv, first_poll: alert", election: "seats: 3")
    let files = ["candidacies": Self.candidacies, "constituencies": Self.constituencies]
    for (name, text) in files { feed.script.set("/\(name).csv", text) }
    #expect(try await feed.eventTypes().count { $0 == "result.declared" } == 3)
    let before = try await figures(in: feed)
    let cut = Self.rows(files[part] ?? "").prefix(rows).map { $0 + "\n" }.joined()
    feed.script.set("/\(part).csv", cut)
    let told = (try? await feed.eventTypes()) ?? []
    #expect(told.allSatisfy { $0 == "feed.suspect" }, "\(told)")
    #expect(try await figures(in: feed) == before)
    feed.script.set("/\(part).csv", files[part] ?? "")
    _ = try await feed.eventTypes()
    #expect(try await feed.store.holds(of: "f").isEmpty)
    #expect(try await feed.events("result.*").count == 3)
  }

  @Test(
    "in the recorded file of 2019, cut at every quarter of its rows, neither",
    .enabled(if: Corpus.isPresent, "recorded feeds are not there; set SEATWATCH_CORPUS"),
    arguments: ["candidacies", "constituencies"])
  func recorded(part: String) throws {
    let comparison = ResultsComparison(
      election: Election(id: "ge-2019", name: "General election", seats: 650, bodySeats: 650),
      baseline: Baseline(), parties: Corpus.parties)
    let observation = Observation(feed: "f", time: Timestamp(milliseconds: 0))
    var bodies: [String: [UInt8]] = [:]
    for name in ["candidacies", "constituencies"] {
      bodies[name] = try Corpus.bytes("58/general-election/\(name).csv")
    }
    let whole = try UKParliamentCSV().snapshot(from: FeedBodies(bodies))
    let none = ElectionStanding(election: "ge-2019")
    let first = comparison.reading(of: whole, after: none, from: "f")
    #expect(comparison.doubts(in: first, after: none, at: observation.time).isEmpty)
    let stored = try #require(comparison.change(from: none, to: whole, seenAs: observation))
    let lines = bodies[part]?.split(separator: 10, omittingEmptySubsequences: false) ?? []
    for row in stride(from: 7, to: lines.count - 1, by: lines.count / 4) {
      var cut = bodies
      cut[part] = Array(lines.prefix(row).joined(separator: [10])) + [10]
      guard let snapshot = try? UKParliamentCSV().snapshot(from: FeedBodies(cut)) else { continue }
      let reading = comparison.reading(of: snapshot, after: stored.standing, from: "f")
      let doubts = comparison.doubts(
        in: reading, after: stored.standing, at: observation.time)
      let change = comparison.change(
        from: stored.standing, to: reading, seenAs: observation,
        holding: Set(doubts.compactMap(\.contest)))
      #expect(change?.events.isEmpty ?? true, "row \(row)")
      let outcomes = { (standing: ElectionStanding) in standing.contests.mapValues(\.outcome) }
      #expect(change.map { outcomes($0.standing) == outcomes(stored.standing) } ?? true)
    }
  }
}

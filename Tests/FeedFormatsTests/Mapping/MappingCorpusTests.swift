import ElectionResults
import FeedFormats
import Foundation
import Testing

/// The recorded feeds that mapping files describe.
enum MappedCorpus {
  static let root = URL(
    filePath: ProcessInfo.processInfo.environment["SEATWATCH_CORPUS"] ?? "../shared/feeds",
    directoryHint: .isDirectory, relativeTo: Fixture.root)

  static var isPresent: Bool { FileManager.default.fileExists(atPath: root.path) }

  static func snapshot(_ format: String, at file: URL) throws -> ResultsSnapshot {
    let format = try #require(BuiltInFormats.format(named: format))
    return try format.snapshot(from: [FeedPart.plain: Fixture.bytes(at: file)])
  }

  static func snapshot(_ format: String, _ path: String) throws -> ResultsSnapshot {
    try snapshot(format, at: root.appending(path: path))
  }

  /// The snapshots of a series in the order of their names.
  static func series(_ format: String, _ folder: String) throws -> [ResultsSnapshot] {
    try Fixture.files(in: root.appending(path: folder)).map { try snapshot(format, at: $0) }
  }
}

@Suite(
  "corpus of mapped feeds",
  .enabled(
    if: MappedCorpus.isPresent,
    "no recorded feeds here: set SEATWATCH_CORPUS to their folder to run these tests"))
struct MappingCorpusTests {
  @Test("corpus: 382 areas of the EU referendum, Leave 17,410,742, Remain 16,141,241")
  func euReferendum() throws {
    let snapshot = try MappedCorpus.snapshot(
      "eu-referendum-csv", "uk-eu-referendum/EU-referendum-result-data.csv")
    #expect(snapshot.contests.count == 382)
    let votes = { (id: String) in
      snapshot.contests.reduce(0) { sum, contest in
        sum + (contest.candidates.first { $0.id == id }?.votes ?? 0)
      }
    }
    #expect(votes("leave") == 17_410_742)
    #expect(votes("remain") == 16_141_241)
    #expect(snapshot.contests.allSatisfy { $0.kind == .countingArea && $0.status == .declared })
    #expect(snapshot.contests.allSatisfy { $0.seats == 0 && $0.candidates.count == 2 })
    #expect(snapshot.contests.contains { $0.name == "Kingston upon Hull, City of" })
    #expect(snapshot.contests.compactMap(\.electorate).reduce(0, +) == 46_500_001)
  }

  @Test("corpus: the Library's candidates of 2019 are those of the Parliament's own file")
  func libraryByCandidate() throws {
    let snapshot = try MappedCorpus.snapshot(
      "hoc-library-csv", "uk-hoc-library/HoC-GE2019-results-by-candidate.csv")
    #expect(snapshot.contests.count == 650)
    #expect(snapshot.contests.flatMap(\.candidates).count == 3320)
    var seats: [PartyCode: Int] = [:]
    for contest in snapshot.contests {
      let winner = try #require(contest.candidates.max { ($0.votes ?? 0) < ($1.votes ?? 0) })
      seats[Fixture.book.code(for: winner.party), default: 0] += 1
    }
    #expect(seats["con"] == 365 && seats["lab"] == 202 && seats["snp"] == 48 && seats["spk"] == 1)
    let hartlepool = try #require(snapshot.contests.first { $0.id == "E14000733" })
    #expect(hartlepool.candidates.first { $0.name == "Mike Hill" }?.votes == 15464)
  }

  @Test("corpus: the Library's constituencies of 2019 name winner and holder")
  func libraryByConstituency() throws {
    let snapshot = try MappedCorpus.snapshot(
      "hoc-library-csv", "uk-hoc-library/HoC-GE2019-results-by-constituency.csv")
    #expect(snapshot.contests.count == 650)
    var results: [String: Int] = [:]
    for contest in snapshot.contests {
      let winner = try #require(contest.candidates.first { $0.isElected == true })
      let holder = try #require(contest.previous.first?.party)
      let codes = [winner.party, holder].map { Fixture.book.code(for: $0).text }
      results[codes.joined(separator: "<"), default: 0] += 1
    }
    #expect(results["con<con"] == 307 && results["con<lab"] == 54 && results["lab<lab"] == 201)
    #expect(results["spk<lab"] == 1 && results["con<spk"] == 1)
    let aberavon = try #require(snapshot.contests.first { $0.id == "W07000049" })
    #expect(aberavon.declaredAt == Timestamp(rfc3339: "2019-12-13T02:30:00Z"))
    #expect(aberavon.electorate == 50750 && aberavon.validVotes == 31598)
    let chorley = try #require(snapshot.contests.first { $0.name == "Chorley" })
    #expect(chorley.candidates.first { $0.isElected == true }?.name == "Lindsay Hoyle")
    #expect(chorley.candidates.first { $0.isElected == true }?.votes == 26831)
  }

  @Test("corpus: California's governor, 12 contents in 22 polls, never declared")
  func governor() throws {
    let series = try MappedCorpus.series("california-sos-json", "us-ca-sos/governor")
    #expect(series.count == 22)
    #expect(series.allSatisfy { $0.contests.map(\.id) == ["Governor"] })
    let contests = series.map { $0.contests[0] }
    #expect(contests.allSatisfy { $0.status == nil && $0.seats == 1 })
    #expect(contests.flatMap(\.candidates).allSatisfy { $0.isElected == nil })
    #expect(contests[0].reportingPercentage == 95.1)
    #expect(contests[0].candidates.map(\.votes) == [3_147_753, 2_315_880])
    #expect(contests[0].candidates.map(\.party.name) == ["Democratic", "Republican"])
    #expect(series[0].generatedAt == Timestamp(rfc3339: "2022-11-09T16:05:00Z"))
    #expect(contests.last?.candidates.first?.votes == 6_455_637)
    #expect(distinct(series) == 12)
    #expect(zip(series, series.dropFirst()).allSatisfy { $0.generatedAt! <= $1.generatedAt! })
  }

  @Test("corpus: of California's 52 House districts the 41st changes its leader after 100 %")
  func house() throws {
    let series = try MappedCorpus.series("california-sos-json", "us-ca-sos/us-rep")
    #expect(series.count == 22 && series.allSatisfy { $0.contests.count == 52 })
    #expect(distinct(series) == 12)
    let leaders = series.map { snapshot in
      snapshot.contests.first { $0.id == "U.S. House of Representatives District 41" }?
        .candidates.max { ($0.votes ?? 0) < ($1.votes ?? 0) }?.name
    }
    #expect(leaders.first == "Will Rollins" && leaders.last == "Ken Calvert")
    #expect(zip(leaders, leaders.dropFirst()).count { $0 != $1 } == 1)
  }

  @Test("corpus: six states of 2020, nobody's votes, and no change of leader")
  func newYorkTimes() throws {
    let series = try MappedCorpus.series("nyt-2020-rss", "rss-nyt-2020")
    #expect(series.count > 30)
    for snapshot in series {
      #expect(snapshot.publishedItems.isEmpty)
      #expect(snapshot.contests.flatMap(\.candidates).allSatisfy { $0.votes == nil })
      let leaders = Dictionary(
        uniqueKeysWithValues: snapshot.contests.map { ($0.id, $0.candidates.map(\.name)) })
      #expect(leaders["Georgia"] == ["Biden"] && leaders["North Carolina"] == ["Trump"])
    }
    let georgia = try #require(series[0].contests.first { $0.id == "Georgia" })
    #expect(georgia.weight == 16 && georgia.candidates[0].isLeading == true)
    #expect(georgia.candidates[0].party.name == "Democratic")
    let news = try MappedCorpus.series("rss", "rss-nyt-2020")
    #expect(news.allSatisfy { $0.contests.isEmpty && $0.publishedItems.count == 6 })
    #expect(news[0].publishedItems[2].id == "georgia@1604690688.231")
    #expect(
      news[0].publishedItems[2].publishedAt == Timestamp(rfc3339: "2020-11-06T19:24:48Z"))
  }

  private func distinct(_ series: [ResultsSnapshot]) -> Int {
    series.reduce(into: [[ContestResult]]()) { contents, snapshot in
      if !contents.contains(snapshot.contests) { contents.append(snapshot.contests) }
    }.count
  }
}

import ElectionResults
import FeedFormats
import Foundation
import Testing

@Suite("the demo's night")
struct DemoNightTests {
  private static func night() throws -> [ResultsSnapshot] {
    let files = Fixture.files(in: Fixture.demo.appending(path: "night"))
    return try files.filter { $0.lastPathComponent.hasPrefix("by-elections-") }.map {
      try ResultsJSON().snapshot(from: [FeedPart.plain: Fixture.bytes(at: $0)])
    }
  }

  private func baseline() throws -> Baseline {
    let file = Fixture.demo.appending(path: "baseline.csv")
    return try BaselineReader.baseline(csv: Fixture.bytes(at: file), parties: Fixture.book)
  }

  @Test("its answers come in the order of their time, all of one election and its contests")
  func order() throws {
    let night = try Self.night()
    let times = night.compactMap(\.generatedAt)
    #expect(night.count == 12)
    #expect(times.count == 12 && zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
    #expect(Set(night.map(\.election)) == ["demo"])
    #expect(Set(night.map { Set($0.contests.map(\.id)) }).count == 1)
    for snapshot in night {
      for contest in snapshot.contests {
        #expect(contest.declaredAt ?? times[0] <= snapshot.generatedAt ?? times[0])
      }
    }
  }

  @Test("votes never fall, and no contest has more than its electorate")
  func monotone() throws {
    let night = try Self.night()
    for (before, after) in zip(night, night.dropFirst()) {
      for (old, new) in zip(before.contests, after.contests) {
        for (was, now) in zip(old.candidates, new.candidates) {
          #expect((was.votes ?? 0) <= (now.votes ?? 0), "\(new.name), \(now.name)")
        }
      }
    }
  }

  @Test("at its end every contest is declared with sums that are its valid votes")
  func end() throws {
    let last = try #require(try Self.night().last)
    #expect(last.contests.count == 6)
    for contest in last.contests {
      #expect(contest.status == .declared)
      #expect(contest.candidates.reduce(0) { $0 + ($1.votes ?? 0) } == contest.validVotes)
      #expect(contest.candidates.count { $0.isElected == true } == 1)
    }
  }

  @Test("it has the gains and holds that its page promises")
  func seats() throws {
    let baseline = try baseline()
    let last = try #require(try Self.night().last)
    var seats: [String] = []
    for contest in last.contests {
      let winner = try #require(contest.candidates.first { $0.isElected == true })
      let before = try #require(baseline[contest.id]?.holder)
      let now = Fixture.book.code(for: winner.party)
      seats.append(
        "\(contest.name): \(now) \(now == before.party ? "hold" : "from \(before.party)")")
    }
    #expect(
      seats.sorted() == [
        "Airdrie and Shotts: snp hold", "Batley and Spen: lab hold",
        "Chesham and Amersham: ld from con", "Hartlepool: con from lab",
        "North Shropshire: ld from con", "Old Bexley and Sidcup: con hold",
      ])
  }

  @Test("a declaration is withdrawn once, and Hartlepool is declared last")
  func retraction() throws {
    let night = try Self.night()
    var withdrawn: [String] = []
    for (before, after) in zip(night, night.dropFirst()) {
      for (old, new) in zip(before.contests, after.contests)
      where old.status == .declared && new.status != .declared {
        withdrawn.append("\(new.name) \(new.status?.rawValue ?? "")")
      }
    }
    #expect(withdrawn == ["Batley and Spen recount"])
    let hartlepool = night.map { $0.contests.first { $0.id == "E14000733" }?.status }
    #expect(hartlepool.firstIndex(of: .declared) == 11)
  }

  @Test("Hartlepool has its official figures against those of 2019")
  func hartlepool() throws {
    let contest = try #require(
      try Self.night().last?.contests.first { $0.id == "E14000733" })
    let votes = contest.candidates.compactMap(\.votes).sorted(by: >)
    #expect(
      votes == [15529, 8589, 2904, 468, 368, 358, 349, 250, 248, 163, 157, 140, 126, 108, 104, 72])
    #expect(contest.electorate == 70768)
    #expect(contest.rejectedVotes == 182)
    let before = try #require(try baseline()["E14000733"])
    #expect(before.validVotes == 41037)
    #expect(before.electorate == 70855)
    #expect(before.holder?.heldSince == 1974)
    #expect(before.holder?.member == "Mike Hill")
    let swing = try #require(
      Swing(
        gaining: .init(party: "con", before: 11869, now: 15529),
        losing: .init(party: "lab", before: 15464, now: 8589), validBefore: 41037, validNow: 29933))
    #expect(swing.percentagePoints.rounded() == 16)
  }
}

import ElectionResults
import FeedFormats
import Foundation
import Testing

/// Recorded files in the bytes that their publisher served. They are no part of the project.
enum Corpus {
  static let folder = URL(
    filePath: ProcessInfo.processInfo.environment["SEATWATCH_CORPUS"] ?? "../shared/feeds",
    directoryHint: .isDirectory, relativeTo: Fixture.root
  ).appending(path: "uk-parliament")

  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }
}

/// These tests run where the folder named by SEATWATCH_CORPUS (otherwise ../shared/feeds beside the project) exists, and
/// say so where it does not.
@Suite(
  "corpus of the UK Parliament's files",
  .enabled(
    if: Corpus.isPresent,
    "no recorded feeds here: set SEATWATCH_CORPUS to their folder to run these tests"))
struct CorpusTests {
  private func snapshot(_ paths: [String: String]) throws -> ResultsSnapshot {
    try UKParliamentCSV().snapshot(
      from: FeedBodies(paths.mapValues { try Fixture.bytes(at: Corpus.folder.appending(path: $0)) })
    )
  }

  private func both(_ path: String) throws -> ResultsSnapshot {
    try snapshot([
      "candidacies": path + "/candidacies.csv", "constituencies": path + "/constituencies.csv",
    ])
  }

  private func winners(_ snapshot: ResultsSnapshot) -> [PartyCode: Int] {
    var seats: [PartyCode: Int] = [:]
    for contest in snapshot.contests {
      for winner in contest.candidates where winner.isElected == true {
        seats[Fixture.book.code(for: winner.party), default: 0] += 1
      }
    }
    return seats
  }

  @Test(
    "corpus: a general election has 650 declared contests whose votes add up",
    arguments: ["57/general-election", "58/general-election", "59/general-election"])
  func generalElections(path: String) throws {
    let snapshot = try both(path)
    #expect(snapshot.contests.count == 650)
    for contest in snapshot.contests {
      #expect(contest.status == .declared)
      #expect(contest.candidates.count { $0.isElected == true } == 1)
      #expect(contest.candidates.reduce(0) { $0 + ($1.votes ?? 0) } == contest.validVotes)
      #expect(contest.candidates.allSatisfy { $0.isElected != nil })
      #expect(contest.electorate ?? 0 > 20_000 && contest.rejectedVotes != nil)
      #expect(contest.previous.count == 1)
      #expect(contest.contradiction == nil)
      #expect((contest.declaredAt == nil) == path.hasPrefix("59"))
      let winner = try #require(contest.candidates.max { ($0.votes ?? 0) < ($1.votes ?? 0) })
      #expect(winner.isElected == true, "\(contest.name)")
    }
  }

  @Test("corpus: seats by party are the official ones of 2017, 2019 and 2024")
  func seats() throws {
    let in2017 = try winners(both("57/general-election"))
    #expect(in2017["con"] == 317 && in2017["lab"] == 262 && in2017["snp"] == 35)
    let in2019 = try winners(both("58/general-election"))
    let expected: [PartyCode: Int] = [
      "con": 365, "lab": 202, "snp": 48, "ld": 11, "dup": 8, "sf": 7, "pc": 4, "sdlp": 2,
      "green": 1, "apni": 1, "spk": 1,
    ]
    #expect(in2019 == expected)
    let in2024 = try winners(both("59/general-election"))
    #expect(in2024["lab"] == 411 && in2024["con"] == 121 && in2024["ld"] == 72)
    #expect(in2024["ruk"] == 5 && in2024["green"] == 4 && in2024["ind"] == 6)
  }

  @Test("corpus: previous holders and gains agree with the Result column of 2019")
  func results() throws {
    var results: [String: Int] = [:]
    for contest in try both("58/general-election").contests {
      let winner = try #require(contest.candidates.first { $0.isElected == true })
      let holder = try #require(contest.previous.first?.party)
      let (now, before) = (Fixture.book.code(for: winner.party), Fixture.book.code(for: holder))
      results["\(now)<\(before)", default: 0] += 1
      #expect(Fixture.book.party(named: before.text) != nil)
    }
    #expect(results["con<con"] == 307 && results["lab<lab"] == 201 && results["con<lab"] == 54)
    #expect(results["snp<snp"] == 34 && results["spk<lab"] == 1 && results["con<spk"] == 1)
  }

  @Test("corpus: the night of 2019 began in Newcastle at 23:27 and ended in St Ives at 14:52")
  func declarationTimes() throws {
    let contests = try both("58/general-election").contests.sorted {
      ($0.declaredAt ?? Timestamp(milliseconds: 0)) < ($1.declaredAt ?? Timestamp(milliseconds: 0))
    }
    #expect(contests.first?.name == "Newcastle Upon Tyne Central")
    #expect(contests.first?.declaredAt == Timestamp(rfc3339: "2019-12-12T23:27:00Z"))
    #expect(contests.last?.name == "St Ives")
    #expect(contests.last?.declaredAt == Timestamp(rfc3339: "2019-12-13T14:52:00Z"))
    let aberavon = try both("57/general-election").contests.first { $0.id == "W07000049" }
    #expect(aberavon?.declaredAt == Timestamp(rfc3339: "2017-06-09T01:41:00Z"))
  }

  @Test("corpus: every party that won or held a seat is in Config/parties.yaml")
  func parties() throws {
    for path in ["57", "58", "59"] {
      for contest in try both(path + "/general-election").contests {
        let winners = contest.candidates.filter { $0.isElected == true }.map(\.party)
        for party in winners + contest.previous.map(\.party) {
          let code = Fixture.book.code(for: party)
          #expect(Fixture.book.party(named: code.text)?.code == code, "\(party)")
        }
      }
    }
  }

  @Test("corpus: Hartlepool 2021 among the by-elections of its Parliament")
  func hartlepool() throws {
    let snapshot = try both("58/by-elections")
    #expect(snapshot.contests.count == 23)
    for contest in snapshot.contests {
      #expect(contest.status == .declared)
      #expect(contest.candidates.reduce(0) { $0 + ($1.votes ?? 0) } == contest.validVotes)
    }
    let contest = try #require(snapshot.contests.first { $0.id == "E14000733" })
    #expect(contest.candidates.count == 16)
    #expect(contest.electorate == 70768 && contest.rejectedVotes == 182)
    #expect(contest.candidates.first { $0.isElected == true }?.name == "Jill Mortimer")
    let bexley = snapshot.contests.first { $0.id == "E14000869" }
    #expect(bexley?.name == "Old Bexley and Sidcup")
    #expect(try both("57/by-elections").contests.count == 5)
  }

  @Test("corpus: the four versions of Runcorn and Helsby differ in electorate and valid votes only")
  func runcorn() throws {
    let names = [
      "01-20250502T163743Z-1d91bda5", "02-20250507T091548Z-629e50dc",
      "03-20250603T105724Z-ccd5950e", "04-20260227T164805Z-832da16a",
    ]
    let versions = try names.map { try both("59/by-elections-history/" + $0) }
    let runcorn = versions.compactMap { $0.contests.first { $0.id == "E14001455" } }
    #expect(runcorn.map(\.electorate) == [70261, 70666, 70666, 70666])
    #expect(runcorn.map(\.validVotes) == [32740, 32740, 32655, 32655])
    #expect(versions.map(\.contests.count) == [1, 1, 1, 2])
    for version in runcorn {
      #expect(version.candidates == runcorn[0].candidates)
      #expect(version.previous == runcorn[0].previous)
      #expect(version.candidates.first { $0.isElected == true }?.votes == 12645)
    }
    let gorton = versions[3].contests.first { $0.id != "E14001455" }
    #expect(gorton?.previous.first?.party.abbreviation == "Lab")
    #expect(
      gorton?.candidates.first { $0.isElected == true }?.party.abbreviation == "Green")
  }

  @Test("corpus: the publication states of 2024 go from candidates over winners to figures")
  func publicationStates() throws {
    let folder = "59/ge2024-publication-states/"
    let candidacies = folder + "candidacies/candidacies.csv"
    let listed = try snapshot(["body": candidacies])
    #expect(listed.contests.count == 650)
    #expect(listed.contests.reduce(0) { $0 + $1.candidates.count } == 4515)
    #expect(listed.contests.allSatisfy { $0.status == .awaiting })
    let named = try snapshot(["winners": folder + "winners/winners.csv"])
    let joined = try snapshot([
      "candidacies": candidacies, "winners": folder + "winners/winners.csv",
    ])
    for snapshot in [named, joined] {
      #expect(snapshot.contests.count == 650)
      #expect(snapshot.contests.allSatisfy { $0.status == .declared && $0.validVotes == nil })
      #expect(snapshot.contests.allSatisfy { $0.candidates.allSatisfy { $0.votes == nil } })
    }
    #expect(joined.contests.reduce(0) { $0 + $1.candidates.count } == 4515)
    #expect(winners(joined) == winners(named))
    let verified = try both(folder + "part-verified")
    let final = try both(folder + "results")
    for snapshot in [verified, final] {
      #expect(snapshot.contests.count == 650)
      #expect(winners(snapshot) == winners(joined))
      for contest in snapshot.contests {
        #expect(contest.candidates.reduce(0) { $0 + ($1.votes ?? 0) } == contest.validVotes)
      }
    }
    let persons = { (snapshot: ResultsSnapshot) in
      Dictionary(
        uniqueKeysWithValues: snapshot.contests.map {
          ($0.id, $0.candidates.first { $0.isElected == true }?.id)
        })
    }
    #expect(persons(joined) == persons(named))
  }
}

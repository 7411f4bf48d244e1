import ElectionResults
import FeedFormats
import Testing

@Suite(
  "Contests after a boundary review",
  .enabled(if: Corpus.isPresent, "recorded feeds are not there; set SEATWATCH_CORPUS"))
struct BoundaryReviewTests {
  @Test("of the 650 constituencies of 2024 the 5 that keep their id are known, and none by name")
  func generalElection2024() throws {
    let baseline = BaselineReader.baseline(
      from: try Corpus.generalElection(58), parties: Corpus.parties)
    let contests = try Corpus.generalElection(59).contests
    let directory = ContestDirectory(baseline: baseline)
    let matches = directory.matches(of: contests)
    #expect(matches.count { $0.basis == .identifier } == 5)
    #expect(matches.count { $0.basis == .nothing } == 645)

    let names = Set(baseline.results.values.compactMap(\.contestName))
    let lowercased = Set(names.map { $0.lowercased() })
    #expect(contests.count { lowercased.contains($0.name.lowercased()) } == 418)
    // "Birmingham, Edgbaston" is "Birmingham Edgbaston" too.
    let folded = Set(names.map(ContestName.folded))
    #expect(contests.count { folded.contains(ContestName.folded($0.name)) } == 439)
    let strangers = contests.filter { baseline[$0.id] == nil }
    let others = directory.mismatches(of: strangers, among: contests).count {
      if case .otherIdentifier = $0 { true } else { false }
    }
    #expect(others == 434)
  }
}

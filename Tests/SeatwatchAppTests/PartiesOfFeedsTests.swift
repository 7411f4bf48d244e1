import ElectionResults
import FeedFormats
import Foundation
import SeatwatchApp
import Testing

@Suite(
  "The parties of recorded feeds",
  .enabled(if: Corpus.isPresent, "recorded feeds are not there; set SEATWATCH_CORPUS"))
struct PartiesOfFeedsTests {
  @Test(
    "whoever was elected, leads or held a seat is of a party that is listed",
    arguments: [
      ("us-ap-elections-api", "ap-json"), ("us-ca-sos/governor", "california-sos-json"),
      ("us-ca-sos/us-rep", "california-sos-json"), ("us-clarity", "clarity-xml"),
      ("us-nist-sp1500-100", "nist-1500-100"), ("au-aec-mediafeed", "aec-media-feed"),
      ("ca-elections-canada", "elections-canada-tsv"), ("rss-nyt-2020", "nyt-2020-rss"),
      ("no-valgresultat/2021/stortingsvalget", "valgresultat-json"),
      ("no-valgresultat/2021/fylke-02", "valgresultat-json"),
      ("no-valgresultat/2021/fylke-18", "valgresultat-json"),
      ("uk-democracy-club", "democracy-club-json"),
    ])
  func winners(folder: String, format: String) throws {
    let country = try #require(BuiltInFormats.format(named: format)?.country)
    let book = Corpus.parties.book(of: country)
    var (known, unknown): (Set<String>, Set<String>) = ([], [])
    for state in try Corpus.states(in: folder) where Self.isOfSeries(state) {
      for contest in try Corpus.snapshot(of: state, as: format).contests where !contest.isTest {
        for party in Self.prominent(in: contest) {
          let code = book.code(for: party)
          if book.party(named: code.text) == nil {
            unknown.insert(code.text)
          } else {
            known.insert(code.text)
          }
        }
      }
    }
    #expect(!known.isEmpty)
    #expect(unknown == [])
  }

  /// The corpus keeps schemas and a version's settings beside some of the bodies.
  private static func isOfSeries(_ file: URL) -> Bool {
    let name = file.lastPathComponent
    return !name.contains("schema") && !name.hasSuffix(".xsd")
      && !(name.hasSuffix(".json") && name.hasPrefix("wapo"))
  }

  /// The parties of those elected, of whoever has most votes, and of the holders.
  private static func prominent(in contest: ContestResult) -> [PartyReference] {
    let marked = contest.candidates.filter { $0.isElected == true || $0.isLeading == true }
    let most = contest.candidates.filter { ($0.votes ?? 0) > 0 }
      .max { ($0.votes ?? 0) < ($1.votes ?? 0) }
    let lists = contest.lists.filter { ($0.seats ?? 0) > 0 }
    let isPersonal = contest.kind != .countingArea
    return isPersonal
      ? (marked + [most].compactMap { $0 }).map(\.party) + lists.map(\.party)
        + contest.previous.map(\.party) : []
  }
}

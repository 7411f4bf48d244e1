import ConfigurationText
import ElectionResults
import Foundation
import SeatwatchApp
import SeatwatchTesting
import Storage
import Testing

@Suite("baseline import and the feeds")
struct BaselineReviewTests {
  private static let baseline = """
    contest,contest_name,party,seats,votes
    E14000733,Hartlepool,lab,1,50
    E14000771,Kingston upon Hull East,lab,1,50
    E14000999,Old Town,The Unheard-of,1,50
    """

  private func feed(_ contests: String?) async throws -> PolledFeed {
    let feed = try await PolledFeed(
      "url: URL/r.json, format: results-json", election: "baseline: baseline.csv",
      top: "crosswalk: crosswalk.csv",
      files: [
        "baseline.csv": Self.baseline, "crosswalk.csv": "ons,pa\nE14000733,292\n",
      ])
    if let contests { feed.script.set("/r.json", "{\"contests\": [\(contests)]}") }
    return feed
  }

  private func text(of feed: PolledFeed, asking: Bool = true) async throws -> String {
    try await BaselineCommand().text(
      importing: nil, for: "e", configuration: feed.configuration, store: feed.store,
      at: feed.timekeeper.now,
      review: asking ? BaselineReview(CommandContext(environment: [:], isQuiet: true)) : nil)
  }

  @Test("shows what does not fit, with what may be meant, and records nothing")
  func review() async throws {
    let feed = try await feed(
      """
      {"id": "292", "name": "The Pools", "previous": [{"party": "Con", "seats": 1}], "candidates": []},
      {"id": "E14000888", "name": "Kingston-upon-Hull East", "candidates": []},
      {"id": "x-9", "name": "Elsewhere", "candidates": []}
      """)
    let text = try await text(of: feed)
    for line in [
      "3 contests from",
      "1 of its parties unknown to the parties file: \"The Unheard-of\"",
      "feed f: 3 contests, 1 in the baseline (1 by crosswalk)",
      "2 contests not in the baseline:",
      "x-9 Elsewhere is in neither the baseline nor the configuration\n",
      "2 contests of the baseline not in the feed:",
      "no contest E14000771 Kingston upon Hull East in the feed; "
        + "did you mean E14000888 Kingston-upon-Hull East?\n",
      "no contest E14000999 Old Town in the feed\n",
      "1 holder stated otherwise; the baseline stands:\n"
        + "  E14000733 The Pools: Labour in the baseline, Conservative in the feed\n",
    ] { #expect(text.contains(line), "\(line) is missing in\n\(text)") }
    #expect(try await feed.store.results(matching: ResultFilter()).isEmpty)
    #expect(try await feed.store.feedState(of: "f") == nil)
    #expect(try await feed.events("*").isEmpty)
    #expect(feed.server.requests.count == 1)
  }

  @Test("a feed that gives no answer, or one that cannot be read, is a warning")
  func noAnswer() async throws {
    let silent = try await feed(nil)
    #expect(try await text(of: silent).contains("warning: feed f: "))
    let wrong = try await feed("{\"id\": 7.5}")
    #expect(try await text(of: wrong).contains("warning: feed f: "))
  }

  @Test("nothing is asked when that is not wanted")
  func notAsked() async throws {
    let feed = try await feed("")
    #expect(!(try await text(of: feed, asking: false)).contains("feed f"))
    #expect(feed.server.requests.isEmpty)
  }

  @Test("check says which contest of a watch list the baseline does not know")
  func check() async throws {
    let feed = try await PolledFeed(
      "url: URL/r.json, format: results-json",
      election: "baseline: baseline.csv, tags: {wall: [E14000733, E14000717]}",
      files: ["baseline.csv": Self.baseline])
    let text = try await CheckCommand(CommandContext(environment: [:], isQuiet: true))
      .text(at: feed.folder.path + "/seatwatch.yaml")
    #expect(
      text.contains(
        "`tags` names the contest E14000717, which the baseline does not know; "
          + "did you mean E14000771 Kingston upon Hull East?"), "\(text)")
    #expect(!text.contains("the contest E14000733,"))
  }

  @Test("a crosswalk with errors is refused with all of them")
  func crosswalk() async throws {
    let feed = try await feed(nil)
    await #expect(throws: CommandFailure.self) {
      _ = try await feed.configured(
        "url: URL/r.json, format: results-json",
        files: ["crosswalk.csv": "ons,pa\nE1,1\nE1,2\nE3\n"])
    }
    let outcome = await ConfigurationLoader(environment: [:])
      .outcome(of: feed.folder.path + "/seatwatch.yaml")
    #expect(outcome.diagnostics.errorCount == 2)
    #expect(outcome.diagnostics.rendered.contains("crosswalk.csv: line 3, column 1: "))
    #expect(outcome.diagnostics.rendered.contains("crosswalk.csv: line 4: a row of 1 fields"))
  }
}

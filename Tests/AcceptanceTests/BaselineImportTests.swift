import SeatwatchTesting
import Testing

@Suite("baseline import")
struct BaselineImportTests {
  @Test("what was imported by hand decides what is a gain", .timeLimit(.minutes(1)))
  func byHand() async throws {
    let feed = try NightFeed([Night.bodies[Night.bodies.count - 1]])
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.log])
    try installation.writeRules([(id: "all", on: "\"*\"", notify: "log")])
    let configuration = installation.text(of: "seatwatch.yaml")
    try installation.write(
      configuration.replacing("    baseline: baseline.csv\n", with: ""), to: "seatwatch.yaml")

    let first = try await imported("baseline.csv", in: installation)
    #expect(first.status == 0)
    #expect(first.output.contains("12 contests from baseline.csv"))
    #expect(first.output.contains("feed results: 12 contests, 12 in the baseline\n"))
    let poll = try await installation.run("poll", "--config", "seatwatch.yaml")
    #expect(poll.status == 0)
    let gain = try await installation.query(
      "SELECT from_party, swing FROM events WHERE contest = 'E14000733' AND type = 'seat.gained'")
    #expect(gain == ["lab|15.97"])
  }

  @Test("a file that is no baseline ends with 65 and changes nothing", .timeLimit(.minutes(1)))
  func badFile() async throws {
    let installation = try Installation()
    try installation.write(
      "store: seatwatch.db\nelections: [{id: demo}]\n", to: "seatwatch.yaml")
    try installation.write("contest,party,seats\nE1,lab,one\n", to: "bad.csv")
    let bad = try await imported("bad.csv", in: installation)
    #expect(bad.status == 65)
    #expect(bad.errors.contains("bad.csv: line 2"))
    let missing = try await imported("missing.csv", in: installation)
    #expect(missing.status == 65)
    #expect(missing.errors == "there is no file missing.csv\n")
    #expect(try await installation.query("SELECT count(*) FROM baselines") == ["0"])
  }

  private func imported(
    _ file: String, in installation: Installation
  ) async throws -> FinishedCommand {
    try await installation.run(
      "baseline", "import", "--election", "demo", file, "--config", "seatwatch.yaml")
  }
}

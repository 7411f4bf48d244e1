import SeatwatchTesting
import Testing

@Suite("rules test")
struct RuleTestTests {
  private static let configuration = """
    store: seatwatch.db
    elections: [{id: hartlepool-2021, name: Hartlepool by-election, country: gb}]
    sinks: [{id: desk, file: {path: desk.jsonl}}]
    rules: rules.yaml

    """

  private func installation(expecting title: String, type: String = "seat.gained") throws
    -> Installation
  {
    let installation = try Installation()
    try installation.write(Self.configuration, to: "seatwatch.yaml")
    try installation.write(
      """
      rules:
        - id: seat-changed-hands
          on: seat.gained
          if: to_party <> 'ind'
          notify: desk
          title: "{{to_party_name}} GAIN {{contest_name}} from {{from_party_name}}"
          tests:
            - event: {type: \(type), from_party: lab, to_party: con, contest_name: Hartlepool}
              expect: {title: "\(title)"}
            - event: {type: seat.gained, to_party: ind}
              expect: none

      """, to: "rules.yaml")
    return installation
  }

  @Test("tests that pass end with 0, and nothing is stored or sent", .timeLimit(.minutes(1)))
  func passing() async throws {
    let installation = try installation(expecting: "Conservative GAIN Hartlepool from Labour")
    let ended = try await installation.run("rules", "test", "--config", "seatwatch.yaml")
    #expect(ended.status == 0)
    #expect(ended.errors.isEmpty)
    #expect(
      ended.output == """
        rules.yaml
          ok    seat-changed-hands  2 passed

        2 passed

        """)
    #expect(installation.text(of: "seatwatch.db").isEmpty)
    #expect(installation.text(of: "desk.jsonl").isEmpty)
  }

  @Test(
    "a test that fails ends with 1, and shows where and what is different", .timeLimit(.minutes(1)))
  func failing() async throws {
    let installation = try installation(expecting: "Labour GAIN Hartlepool from Conservative")
    let ended = try await installation.run("rules", "test", "--config", "seatwatch.yaml")
    #expect(ended.status == 1)
    #expect(ended.errors.isEmpty)
    #expect(
      ended.output == """
        rules.yaml
          FAIL  seat-changed-hands  1 passed, 1 failed

        rules.yaml:8: seat-changed-hands, test 1 (seat.gained, Hartlepool)
          title (- expected, + found)
            - Labour GAIN Hartlepool from Conservative
            + Conservative GAIN Hartlepool from Labour

        1 passed, 1 failed

        """)
  }

  @Test(
    "what failed is coloured on a terminal, and not under NO_COLOR", .timeLimit(.minutes(1)),
    arguments: [("", true), ("1", false)])
  func colour(noColor: String, isColoured: Bool) async throws {
    let installation = try installation(expecting: "x")
    let command = "\(Installation.program) rules test --config seatwatch.yaml"
    let ended = try await installation.run(
      program: "env", "TERM=xterm", "NO_COLOR=\(noColor)", "script", "-qec", command, "/dev/null")
    #expect(ended.status == 1)
    #expect(ended.output.contains("1 passed, 1 failed"))
    #expect(ended.output.contains("\u{1B}[31m    - x") == isColoured)
    #expect(ended.output.contains("\u{1B}") == isColoured)
  }

  @Test("a test that cannot be read ends with 78, and check finds it too", .timeLimit(.minutes(1)))
  func unreadable() async throws {
    let installation = try installation(expecting: "x", type: "seat.gaind")
    let error = """
      rules.yaml:8:23: error: no event type is called "seat.gaind"; did you mean "seat.gained"?
      """
    let test = try await installation.run("rules", "test", "--config", "seatwatch.yaml")
    #expect(test.status == 78)
    #expect(test.errors.contains(error))
    let check = try await installation.run("check", "--config", "seatwatch.yaml")
    #expect(check.status == 1)
    #expect(check.errors.contains(error))
  }

  @Test(
    "without a subcommand the rules are listed, and a running service shows since when each is in force",
    .timeLimit(.minutes(1)))
  func list() async throws {
    let feed = try NightFeed(Night.bodies)
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.log])
    try installation.writeRules([(id: "all", on: "\"*\"", notify: "log")])
    let before = try await installation.run("rules", "--config", "seatwatch.yaml")
    #expect(before.status == 0)
    #expect(before.output.contains("rules.yaml:2"))
    #expect(!before.output.contains("in_force_since"))
    _ = try await installation.run("poll", "--config", "seatwatch.yaml")
    let after = try await installation.run(
      "rules", "list", "--output", "json", "--config", "seatwatch.yaml")
    let rule = try #require(after.lines.first.flatMap { JSONObject($0) })
    #expect(rule["id"] as? String == "all")
    #expect(rule["tests"] as? Int == 0)
    #expect((rule["in_force_since"] as? String)?.hasSuffix("Z") == true)
  }
}

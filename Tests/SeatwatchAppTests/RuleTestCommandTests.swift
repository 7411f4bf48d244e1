import ElectionResults
import Foundation
import SeatwatchApp
import Testing

@Suite("rules test and rules list")
struct RuleTestCommandTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let context = CommandContext(environment: [:], isQuiet: true)

  private static func path(_ name: String) -> String { package.appending(path: name).path }

  private static func command(_ path: String) async throws -> RuleTestCommand {
    RuleTestCommand(context, try await context.configuration(at: path))
  }

  @Test("the tests of all shipped rules pass with the shipped configuration")
  func shipped() async throws {
    let report = try await Self.command(Self.path("Config/seatwatch.yaml"))
      .report(of: [], as: .table)
    #expect(report.hasPassed, "\(report.text)")
    #expect(report.text.contains("seat-changed-hands "))
    #expect(!report.text.contains("without tests"))
  }

  @Test("the tests of the demonstration's rules pass")
  func demonstration() async throws {
    let rules = Self.path("Config/demo/rules.yaml")
    let (folder, path) = try Self.folder([
      "seatwatch.yaml": """
      elections: [{id: demo, name: By-elections, body: House of Commons, country: gb}]
      sinks: [{id: desk, file: {path: desk.jsonl}}, {id: log, file: {path: log.jsonl}}]
      rules: "\(rules)"

      """
    ])
    // A folder that stays behind harms nothing.
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = try await Self.command(path).report(of: [], as: .table)
    #expect(report.hasPassed, "\(report.text)")
    #expect(!report.text.contains("without tests"))
  }

  /// Two rules with tests, of which some fail, and one without.
  private static let rules = """
    rules:
      - id: gains
        on: seat.gained
        if: majority < 10000
        severity: urgent
        notify: [desk, audit]
        confirm: {feeds: 2}
        title: "{{to_party_name}} GAIN {{contest_name}}"
        text: |
          {{winner}}
          Majority {{majority}}.
        per_sink: {audit: {title: "For the record"}}
        tests:
          - event: {type: seat.gained, contest: E14000733, to_party: con, majority: 6940}
            expect: {title: Conservative GAIN Hartlepool}
          - event: {type: seat.gained, contest: E14000733, to_party: con, winner: Jill Mortimer, majority: 6940}
            expect:
              title: "Labour GAIN Hartlepool "
              text: |
                Jill Mortimer
                Majority 6,941.
              per_sink: {audit: {title: For the records}}
          - event: {type: seat.gained, majority: 10000}
            expect: alert
          - event: {type: seat.held}
            expect: {title: HOLD}
          - event: {type: seat.gained, contest_name: Hartlepool, majority: 5}
            expect: none
      - id: holds
        on: [seat.*, "tally.changed"]
        if: >-
          type <> 'seat.gained' AND (SELECT count(*) FROM events AS e WHERE e.contest = event.contest) < 2
        for: 5m
        limit: {per: 10m, most: 20}
        notify: desk
        tests:
          - {event: {type: seat.held}, expect: alert}
      - {id: everything, on: "*", notify: audit}

    """

  private static let configuration = """
    store: seatwatch.db
    elections: [{id: hartlepool, country: gb, baseline: baseline.csv}]
    sinks: [{id: desk, file: {path: desk.jsonl}}, {id: audit, file: {path: audit.jsonl}}]
    rules: rules.yaml

    """

  private static func folder(_ files: [String: String]) throws -> (URL, String) {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "rule-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return (folder, folder.appending(path: "seatwatch.yaml").path)
  }

  private static func twoRules() throws -> (URL, String) {
    try folder([
      "seatwatch.yaml": configuration, "rules.yaml": rules,
      "baseline.csv": "contest,contest_name,party,seats,votes\nE14000733,Hartlepool,lab,1,15464\n",
    ])
  }

  @Test("what failed is told with its place, what was expected and what was found")
  func table() async throws {
    let (folder, path) = try Self.twoRules()
    // A folder that stays behind harms nothing.
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = try await Self.command(path).report(of: [], as: .table)
    #expect(!report.hasPassed)
    let text = report.text.replacing(folder.path + "/", with: "")
      .split(separator: "\n", omittingEmptySubsequences: false)
      // The terms of a condition, which have a test of their own.
      .filter { !$0.hasPrefix("        ") }.joined(separator: "\n")
    #expect(
      text == """
        rules.yaml
          FAIL  gains  1 passed, 4 failed
          ok    holds  1 passed

        rules.yaml:16: gains, test 2 (seat.gained, Hartlepool)
          title (- expected, + found)
            - Labour GAIN Hartlepool␣
            + Conservative GAIN Hartlepool
          text (- expected, + found)
              Jill Mortimer
            - Majority 6,941.
            + Majority 6,940.
          per_sink audit title (- expected, + found)
            - For the records
            + For the record

        rules.yaml:23: gains, test 3 (seat.gained)
          outcome (- expected, + found)
            - alert
            + none: its condition is not true

        rules.yaml:25: gains, test 4 (seat.held)
          outcome (- expected, + found)
            - alert: HOLD
            + none: it does not judge events of this type

        rules.yaml:27: gains, test 5 (seat.gained, Hartlepool)
          outcome (- expected, + found)
            - none
            + alert: GAIN Hartlepool

        1 rule without tests: everything
        2 passed, 4 failed

        """, "\(text)")
  }

  @Test("json and csv have a row for each test, and rules can be named")
  func forms() async throws {
    let (folder, path) = try Self.twoRules()
    // A folder that stays behind harms nothing.
    defer { try? FileManager.default.removeItem(at: folder) }
    let command = try await Self.command(path)
    let holds = try await command.report(of: ["Holds"], as: .json)
    #expect(holds.hasPassed)
    #expect(
      holds.text.replacing(folder.path + "/", with: "") == """
        {"file":"rules.yaml","line":37,"rule":"holds","test":1,"type":"seat.held","passed":true,"verdict":"matched"}

        """)
    let gains = try await command.report(of: ["gains"], as: .json).text
    #expect(gains.contains("\"passed\":false,\"differences\":[{\"part\":\"title\",\"expected\""))
    #expect(gains.contains("\"verdict\":\"unmatched\""))
    let csv = try await command.report(of: [], as: .csv).text
    #expect(csv.hasPrefix("file,line,rule,test,type,passed,differences,verdict,reason,terms\r\n"))
    await #expect(throws: CommandFailure.self) { try await command.report(of: ["gain"], as: .json) }
  }

  @Test(
    "the list has what rules say, their tests and their places; without a store none is in force")
  func list() async throws {
    let (folder, path) = try Self.twoRules()
    // A folder that stays behind harms nothing.
    defer { try? FileManager.default.removeItem(at: folder) }
    let configuration = try await Self.context.configuration(at: path)
    let list = RuleListCommand(Self.context, configuration)
    let table = try await list.text(as: .table).replacing(folder.path + "/", with: "")
    #expect(table.split(separator: "\n").count == 5)
    #expect(!table.contains("in_force_since"))
    #expect(table.contains("rules.yaml:2"))
    #expect(table.contains("2 feeds within 10m, else send_unconfirmed"))
    #expect(table.contains("seat.*, tally.changed"))
    #expect(table.contains("type <> 'seat.gained' AND (SELECT count…"))
    #expect(table.contains("20 per 10m"))
    let json = try await list.text(as: .json).split(separator: "\n")
    #expect(json.count == 3)
    #expect(json[0].contains("\"tests\":5,\"place\":"))
    #expect(json[1].contains("\"for\":\"5m\",\"limit\":\"20 per 10m\""))
    #expect(json[2].contains("\"on\":\"*\""))
  }
}

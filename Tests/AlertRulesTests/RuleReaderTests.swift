import AlertRules
import ConfigurationText
import ElectionResults
import Storage
import Testing

@Suite("Rule files")
struct RuleReaderTests {
  private func read(_ files: [SourceFile]) async throws -> (rules: [Rule], found: Diagnostics) {
    var diagnostics = Diagnostics()
    let reader = RuleReader(
      sinks: SinkDirectory(sinks: ["desk", "audit"], groups: [("all", ["desk", "audit"])]),
      conditions: try .forChecking())
    let rules = await reader.rules(in: files, into: &diagnostics)
    return (rules, diagnostics)
  }

  private func read(_ yaml: String) async throws -> (rules: [Rule], found: Diagnostics) {
    try await read([SourceFile(path: "rules.yaml", text: yaml)])
  }

  @Test("a rule has what its file says, and defaults for what it leaves out")
  func wholeRule() async throws {
    let (rules, found) = try await read(
      """
      rules:
        - id: full
          on: [seat.gained, lead.changed]
          if: majority < 100
          severity: urgent
          notify: [desk, audit, desk]
          title: "{{contest_name}}!"
          text: "{{winner}}"
        - id: short
          on: count.started
          notify: audit
      """)
    #expect(found.rendered == "")
    #expect(rules.map(\.id) == ["full", "short"])
    #expect(rules[0].types == [.seatGained, .leadChanged])
    #expect(rules[0].condition != nil)
    #expect(rules[0].severity == .urgent)
    #expect(rules[0].sinks == ["desk", "audit"])
    let message = rules[0].message(for: SampleEvent.outcome(.seatGained))
    #expect(message == RenderedMessage(title: "Hartlepool!", text: "Jill Mortimer"))
    #expect(rules[1].condition == nil)
    #expect(rules[1].severity == .notice)
    #expect(
      rules[1].message(for: SampleEvent.count(.countStarted)).title
        == "Hartlepool: the count has started")
  }

  @Test(
    "`on` takes types, prefixes and all",
    arguments: [
      ("seat.gained", [.seatGained]),
      ("seat.*", [.seatGained, .seatHeld, .seatNew]),
      ("\"*\"", Set(EventType.allCases)),
      (
        "[count.*, majority.*]",
        [.countStarted, .countProgress, .countSilent, .majorityReached, .majorityLost]
      ),
      ("[seat.*, seat.new]", [.seatGained, .seatHeld, .seatNew]),
    ] as [(String, Set<EventType>)])
  func eventTypes(on: String, types: Set<EventType>) async throws {
    let (rules, found) = try await read("rules: [{id: a, on: \(on), notify: desk}]")
    #expect(found.rendered == "")
    #expect(rules.first?.types == types)
  }

  @Test(
    "the types of a rule are told in few words, in the order of the types",
    arguments: [
      ("seat.gained", ["seat.gained"]),
      ("[seat.new, seat.held, seat.gained]", ["seat.*"]),
      ("\"*\"", ["*"]),
      ("recount.*", ["recount.started"]),
      (
        "[seat.held, count.*, count.started, lead.changed]",
        ["count.*", "lead.changed", "seat.held"]
      ),
    ])
  func patterns(on: String, patterns: [String]) async throws {
    let (rules, _) = try await read("rules: [{id: a, on: \(on), notify: desk}]")
    #expect(rules.first?.patterns == patterns)
  }

  @Test("every error of every file is told in one pass, with its line, a caret and a suggestion")
  func goldenErrors() async throws {
    let names = ["first.yaml", "second.yaml", "third.yaml", "fourth.yaml"]
    let (_, found) = try await read(names.map { try Repository.file("errors/" + $0, as: $0) })
    let expected = try Repository.fixture("errors/expected.txt")
    #expect(found.rendered + "\n" == expected, "\(found.rendered)")
  }

  @Test("a misspelt event type is answered in exactly these words")
  func misspeltType() async throws {
    let (_, found) = try await read("rules:\n  - {id: a, on: seat.fliped, notify: desk}\n")
    #expect(
      found.all.map(\.description) == [
        "rules.yaml:2:17: error: no event type is called \"seat.fliped\"; "
          + "did you mean \"seat.gained\"?"
      ])
  }

  @Test("what is wrong with tests is told with its place, and what may be meant")
  func testErrors() async throws {
    let (_, found) = try await read([try Repository.file("errors/tests.yaml", as: "tests.yaml")])
    let expected = try Repository.fixture("errors/tests.txt")
    #expect(found.rendered + "\n" == expected, "\(found.rendered)")
  }

  @Test("tests are no part of what a rule does")
  func testsApart() async throws {
    let (rules, _) = try await read(
      """
      rules:
        - {id: a, on: seat.*, notify: desk}
        - {id: a, on: seat.*, notify: desk, tests: [{event: {type: seat.new}, expect: alert}]}
      """)
    #expect(rules[0].isSame(as: rules[1]))
    #expect(rules[1].tests.map { "\($0.place)" } == ["rules.yaml:3:47"])
  }

  @Test("`confirm` has defaults: one feed, ten minutes, and out all the same")
  func confirmation() async throws {
    let (rules, found) = try await read(
      """
      rules:
        - {id: bare, on: seat.*, confirm: {}, notify: desk}
        - {id: full, on: [result.declared, contest.called], confirm: {feeds: 2, within: 90s, else: drop}, notify: desk}
        - {id: none, on: tally.changed, notify: desk}
      """)
    #expect(found.rendered == "")
    #expect(
      rules.map(\.confirmation) == [
        Confirmation(feeds: 1, within: .seconds(600), remainder: .sendUnconfirmed),
        Confirmation(feeds: 2, within: .seconds(90), remainder: .drop), nil,
      ])
  }

  @Test(
    "`confirm` is refused for events on which feeds cannot agree",
    arguments: [("tally.changed", "tally.changed"), ("[seat.*, control.*]", "control.changed")])
  func confirmationOfOthers(on: String, named type: String) async throws {
    let (_, found) = try await read(
      "rules:\n  - id: a\n    on: \(on)\n    notify: desk\n    confirm: {feeds: 2}\n")
    #expect(
      found.all.map(\.description) == [
        "rules.yaml:5:14: error: `confirm` is for events that tell who won, and \(type) does not; "
          + "those are contest.called, result.completed, result.declared, seat.gained, seat.held, "
          + "seat.new"
      ])
  }

  @Test("a rule that waits for other feeds is not the same as one that does not")
  func sameness() async throws {
    let (rules, _) = try await read(
      """
      rules:
        - {id: a, on: seat.*, confirm: {feeds: 2}, notify: desk}
        - {id: a, on: seat.*, notify: desk}
        - {id: a, on: seat.*, confirm: {feeds: 2, within: 10m}, notify: desk}
      """)
    #expect(!rules[0].isSame(as: rules[1]))
    #expect(rules[0].isSame(as: rules[2]))
  }

  @Test(
    "event types of a later version are refused, not ignored",
    arguments: ["sink.failing", "sink.recovered", "sink.*", "daemon.heartbeat"])
  func unsupportedTypes(type: String) async throws {
    let (_, found) = try await read("rules: [{id: a, on: \(type), notify: desk}]")
    #expect(
      found.all.map(\.description) == [
        "rules.yaml:1:21: error: \"\(type)\" is not supported yet"
      ])
  }

  @Test("the schema names every key of a rule")
  func schema() {
    let text = RuleReader.schemaText()
    for key in [
      "id", "on", "if", "confirm", "feeds", "within", "else", "severity", "notify", "title", "text",
      "tests", "expect",
    ] {
      #expect(text.contains("\"\(key)\": {"))
    }
  }
}

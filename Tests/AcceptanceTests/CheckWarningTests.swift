import SeatwatchTesting
import Testing

@Suite("warnings of check about elections")
struct CheckWarningTests {
  private static let baseline = """
    contest,contest_name,party,seats
    E1,One,Straw Party,1
    E1,One,lab,0
    E2,Two,Straw Party,1
    E3,Three,Hat Party,1

    """

  private func warnings(_ keys: String) async throws -> (status: Int32, lines: [String]) {
    let feed = try NightFeed(Night.bodies)
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.log], baseline: Self.baseline)
    try installation.writeRules([(id: "all", on: "\"*\"", notify: "log")])
    let text = installation.text(of: "seatwatch.yaml")
    try installation.write(
      text.replacing("    body_seats: 650\n", with: keys.isEmpty ? "" : keys + "\n"),
      to: "seatwatch.yaml")
    try installation.write(
      "contest,time\nE1,2021-05-04T23:00:00+01:00\nE3,2021-05-07T01:00:00+01:00\n",
      to: "expected.csv")
    let check = try await installation.run("check", "--config", "seatwatch.yaml")
    return (check.status, (check.status == 0 ? check.lines : [check.errors]))
  }

  @Test("parties that the list lacks are named with their contests", .timeLimit(.minutes(1)))
  func unknownParties() async throws {
    let (status, lines) = try await warnings("")
    #expect(status == 0)
    #expect(
      lines.first == """
        warning: election demo: 2 parties of baseline.csv not in the list of parties, under their own name: \
        "Straw Party" (2 contests: One, Two), "Hat Party" (1 contest: Three)
        """)
    #expect(lines.count == 2)
  }

  @Test(
    "what does not fit together is told", .timeLimit(.minutes(1)),
    arguments: [
      (
        "    tags: {red-wall: [E1, E9]}",
        "`tags` names the contest E9, which the baseline does not know; did you mean E1 One?"
      ),
      (
        "    body_seats: 20\n    retained: {lab: 5}",
        "no majority and no control is ever told, since `seats` and `retained` do not make `body_seats`: "
          + "seats 12, retained 5, body_seats 20"
      ),
      (
        "    control: noc\n    body_seats: 20",
        "`body_seats`: seats 12, retained 0, body_seats 20"
      ),
      (
        "    polls_close: 2021-05-04T22:00:00+01:00",
        "`polls_close` 2021-05-04T21:00:00.000Z is before polling day, 2021-05-06"
      ),
      ("    expected: expected.csv", "`expected` has times before polling day, 2021-05-06, for E1"),
    ])
  func unusual(keys: String, warning: String) async throws {
    let (status, lines) = try await warnings(keys)
    #expect(status == 0)
    #expect(
      lines.contains { $0.hasPrefix("warning: election demo: ") && $0.hasSuffix(warning) },
      "\(lines)")
    #expect(lines.count == 3)
  }

  @Test("a party of no list is named, where it holds seats or control", .timeLimit(.minutes(1)))
  func unknownHolders() async throws {
    let (status, lines) = try await warnings(
      "    body_seats: 20\n    retained: {lab: 3, Residents of Oldtown: 5}\n"
        + "    control: Residents of Oldtown")
    #expect(status == 0)
    #expect(
      lines.contains { $0.hasSuffix("a party of that name: \"Residents of Oldtown\"") }, "\(lines)")
  }

  @Test(
    "a party that is nearly one of the list is an error", .timeLimit(.minutes(1)),
    arguments: [
      ("    retained: {lab: 2, Conservatve: 2}", "\"Conservatve\"; did you mean \"Conservative\"?"),
      ("    control: nocc", "\"nocc\"; did you mean \"noc\"?"),
      (
        "    polls_close: {AK: 2021-05-06T22:00:00+01:00, ak: 2021-05-06T21:00:00+01:00}",
        "a second time for the region \"ak\""
      ),
      ("    tags: {\"\": [E1]}", "a tag is not empty"),
    ])
  func slips(keys: String, message: String) async throws {
    let (status, errors) = try await warnings(keys)
    #expect(status == 1)
    #expect(errors.first?.contains(message) == true, "\(errors)")
  }

  @Test("what fits together is not", .timeLimit(.minutes(1)))
  func usual() async throws {
    let (_, lines) = try await warnings(
      "    retained: {lab: 8}\n    body_seats: 20\n    control: lab\n    tags: {a: [E1]}\n"
        + "    polls_close: 2021-05-06T22:00:00+01:00\n    country: gb")
    #expect(lines.count == 2, "\(lines)")
  }

  @Test(
    "a country that no party has is an error", .timeLimit(.minutes(1)),
    arguments: [
      ("uk", "no party of the parties file has the country \"uk\"; did you mean \"gb\"?"),
      ("xx", "no party of the parties file has the country \"xx\""),
      ("Britain", "expected the two letters of a country such as gb"),
    ])
  func country(_ country: String, message: String) async throws {
    let (status, errors) = try await warnings("    country: \(country)")
    #expect(status == 1)
    #expect(errors.first?.contains(message) == true, "\(errors)")
    #expect(errors.first?.contains("seatwatch.yaml:8:14: error:") == true, "\(errors)")
  }
}

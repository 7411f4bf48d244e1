import SeatwatchTesting
import Testing

@Suite("exit statuses")
struct ExitStatusTests {
  @Test("a bad configuration ends run and poll with 78, check with 1", .timeLimit(.minutes(1)))
  func configuration() async throws {
    let installation = try Installation()
    try installation.write("store: seatwatch.db\nfeed: []\n", to: "seatwatch.yaml")
    for (command, status) in [("run", 78), ("poll", 78), ("events", 78), ("check", 1)] {
      let ended = try await installation.run(command, "--config", "seatwatch.yaml")
      #expect(ended.status == Int32(status), "\(command)")
      #expect(ended.errors.contains("seatwatch.yaml:2:1: error:"), "\(command)")
      #expect(ended.errors.contains("did you mean \"feeds\"?"))
      #expect(ended.output.isEmpty)
    }
    let missing = try await installation.run("run", "--config", "nowhere.yaml")
    #expect(missing.status == 78)
    #expect(
      missing.errors == """
        nowhere.yaml:1:1: error: cannot read nowhere.yaml: no such file or directory; \
        name the configuration with --config
        nowhere.yaml: 1 error

        """)
  }

  @Test(
    "wrong usage ends with 64", .timeLimit(.minutes(1)),
    arguments: [
      ["run", "--fast"], ["events", "--output", "xml"], ["events", "--limit", "0"],
      ["events", "--since", "yesterday"], ["events", "--type", "seat.fliped"], ["fly"],
      ["baseline", "import"], ["feeds", "nope"],
    ])
  func usage(arguments: [String]) async throws {
    let ended = try await Installation().run(arguments)
    #expect(ended.status == 64)
    #expect(!ended.errors.isEmpty)
  }

  @Test(
    "a command that the contracts describe and this version lacks ends with 64 and says so",
    .timeLimit(.minutes(1)),
    arguments: [
      ["replay", "night/"], ["deliveries", "retry"], ["sinks", "test"], ["set", "E14000733"],
      ["reset", "demo"],
    ])
  func unsupported(arguments: [String]) async throws {
    let ended = try await Installation().run(arguments)
    #expect(ended.status == 64)
    #expect(ended.errors.contains("not supported yet"), "\(ended.errors)")
  }

  @Test("a feed that nobody serves ends poll with 69", .timeLimit(.minutes(1)))
  func deadFeed() async throws {
    let feed = try NightFeed(Night.bodies)
    let installation = try prepared(feed)
    feed.server.stop()
    let ended = try await installation.run("poll", "--config", "seatwatch.yaml")
    #expect(ended.status == 69)
    #expect(ended.output.contains("results: failed:"))
  }

  @Test("an answer of 503 ends poll with 69", .timeLimit(.minutes(1)))
  func unavailableFeed() async throws {
    let feed = try NightFeed(Night.bodies)
    feed.script.override(ScriptedAnswer(status: 503))
    let ended = try await prepared(feed).run("poll", "--config", "seatwatch.yaml")
    #expect(ended.status == 69)
    #expect(ended.output.contains("503"))
  }

  @Test(
    "a body that is no result ends poll with 65", .timeLimit(.minutes(1)),
    arguments: ["<html>", "{\"contests\": 3}", "", "{\"contests\": [{\"id\": \"a\"", "[]"])
  func undecodable(body: String) async throws {
    let feed = try NightFeed([body])
    let installation = try prepared(feed)
    let ended = try await installation.run("poll", "--config", "seatwatch.yaml")
    #expect(ended.status == 65, "\(ended.output)")
    #expect(try await installation.query("SELECT count(*) FROM events") == ["0"])
    #expect(try await installation.query("SELECT count(*) FROM feeds") == ["0"])
  }

  @Test("lists without a store say what makes one", .timeLimit(.minutes(1)))
  func noStore() async throws {
    let installation = try prepared(try NightFeed(Night.bodies))
    for command in ["events", "results", "status"] {
      let ended = try await installation.run(command, "--config", "seatwatch.yaml")
      #expect(ended.status == 69)
      #expect(ended.errors.contains("there is no store at"))
      #expect(ended.errors.contains("seatwatch.db"))
    }
  }

  @Test("a store that cannot be made ends run with 74 or 69 and names it", .timeLimit(.minutes(1)))
  func impossibleStore() async throws {
    let installation = try Installation()
    try installation.write("store: nowhere/seatwatch.db\n", to: "seatwatch.yaml")
    let ended = try await installation.run("poll", "--config", "seatwatch.yaml")
    #expect([69, 74].contains(ended.status))
    #expect(ended.errors.contains("nowhere/seatwatch.db"))
  }

  private func prepared(_ feed: NightFeed) throws -> Installation {
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.log])
    try installation.writeRules([(id: "all", on: "\"*\"", notify: "log")])
    return installation
  }
}

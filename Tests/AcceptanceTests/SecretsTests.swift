import Foundation
import SeatwatchTesting
import Testing

@Suite("secrets")
struct SecretsTests {
  private static let token = "T0PSECRETpathTOKEN"
  private static let query = "T0PSECRETqueryTOKEN"

  @Test(
    "appear in no file, output or list of processes, whether deliveries work or fail",
    .timeLimit(.minutes(1)),
    arguments: ["url", "credential", "env"])
  func nowhere(kind: String) async throws {
    let (feed, receiver) = (try NightFeed([Night.bodies[0]]), try Receiver())
    let (dead, hanging) = (try Receiver(), try Receiver { _ in ScriptedAnswer(ending: .silent) })
    dead.server.stop()
    receiver.answer { number in ScriptedAnswer(status: number < 5 ? 500 : 204) }
    let installation = try Installation()
    try FileManager.default.createDirectory(
      atPath: installation.path("credentials"), withIntermediateDirectories: true)
    var environment = ["CREDENTIALS_DIRECTORY": installation.path("credentials")]
    var sinks: [String] = []
    for (id, target) in [("desk", receiver), ("dead", dead), ("hanging", hanging)] {
      let url = target.server.url("/hooks/\(Self.token)?key=\(Self.query)")
      let reference: String
      switch kind {
      case "credential":
        try installation.write(url + "\n", to: "credentials/\(id)-url")
        reference = "{credential: \(id)-url}"
      case "env":
        environment["URL_\(id)"] = url
        reference = "{env: URL_\(id)}"
      default: reference = "\"\(url)\""
      }
      sinks.append("  - id: \(id)\n    webhook: {url: \(reference), secret: {file: desk.secret}}\n")
    }
    environment["FEED_URL"] = feed.server.url("/\(Self.token)/results.json?key=\(Self.query)")
    try installation.configure(
      feed: feed, url: "{env: FEED_URL}", sinks: sinks + [Installation.log])
    try installation.writeRules([
      (id: "all", on: "\"*\"", notify: "[desk, dead, hanging, log]")
    ])
    let check = try await installation.run(
      "check", "--config", "seatwatch.yaml", environment: environment)
    #expect(check.status == 0, "\(check.errors)")
    let daemon = try installation.start(
      "run", "--config", "seatwatch.yaml", environment: environment)
    feed.script.publish(Night.bodies[Night.bodies.count - 1])
    try await receiver.received("election.complete")
    try await daemon.says("sink dead fails")
    #expect(receiver.arrived[0].request.path == "/hooks/\(Self.token)?key=\(Self.query)")
    let arguments = daemon.publicArguments
    daemon.signal(1)
    try await daemon.says("reloaded")
    try await daemon.stops()

    let key = String(Installation.secret.dropFirst("whsec_".count))
    let readable = [
      "arguments": arguments, "output": daemon.output + daemon.errors,
      "check": check.output + check.errors, "log": installation.text(of: "alerts.jsonl"),
      "store": try bytes(of: installation),
      "dump": try await installation.query(".dump").joined(),
    ]
    for (place, text) in readable {
      for secret in [Self.token, Self.query, Installation.secret, key] {
        #expect(!text.contains(secret), "\(secret) in \(place)")
      }
    }
  }

  @Test("in the text of the configuration are refused and not shown", .timeLimit(.minutes(1)))
  func inText() async throws {
    let installation = try Installation()
    try installation.write(
      """
      sinks:
        - id: desk
          webhook: {url: "https://desk.example.org/hook", secret: \(Installation.secret)}
        - id: other
          webhook:
            url: "desk.example.org/\(Self.token)?key=\(Self.query)"
            secret:
              - \(Installation.secret)

      """, to: "seatwatch.yaml")
    let check = try await installation.run("check", "--config", "seatwatch.yaml")
    #expect(check.status == 1)
    #expect(check.errors.contains("seatwatch.yaml:3:"))
    #expect(check.errors.contains("seatwatch.yaml:6:"))
    #expect(check.errors.contains("seatwatch.yaml:8:"))
    for secret in [Self.token, Self.query, String(Installation.secret.dropFirst(6))] {
      #expect(!(check.output + check.errors).contains(secret))
    }
  }

  /// The bytes of the store's files, as far as they are ASCII.
  private func bytes(of installation: Installation) throws -> String {
    ["seatwatch.db", "seatwatch.db-wal", "seatwatch.db.lock"].map { name in
      let bytes = FileManager.default.contents(atPath: installation.path(name)) ?? Data()
      return String(decoding: bytes, as: UTF8.self)
    }.joined()
  }
}

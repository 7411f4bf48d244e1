import SeatwatchTesting

extension Installation {
  /// A sink of the configuration that posts to a receiver.
  static func webhook(_ id: String, to receiver: Receiver, path: String = "/hook") -> String {
    "  - id: \(id)\n    webhook: {url: \"\(receiver.server.url(path))\", secret: {file: desk.secret}}\n"
  }

  /// A sink of the configuration that writes `alerts.jsonl`.
  static let log = "  - id: log\n    file: {path: alerts.jsonl}\n"

  /// Writes `seatwatch.yaml` with one feed of the recorded night, and its baseline.
  func configure(
    feed: NightFeed, url: String? = nil, sinks: [String], every: String = "100ms",
    firstPoll: String? = "alert", gapAfter: String = "10m",
    baseline: String = Night.baseline, rules: String = "rules.yaml"
  ) throws {
    try write(baseline, to: "baseline.csv")
    try write(
      """
      store: seatwatch.db
      elections:
        - id: demo
          name: By-elections
          body: House of Commons
          date: 2021-05-06
          seats: 12
          body_seats: 650
          baseline: baseline.csv
      feeds:
        - id: results
          election: demo
          url: \(url ?? feed.server.url("/results.json"))
          format: results-json
          every: \(every)
          \(firstPoll.map { "first_poll: \($0)" } ?? "# the first poll is digested")
          gap_after: \(gapAfter)
      sinks:
      \(sinks.joined())
      rules: \(rules)

      """, to: "seatwatch.yaml")
  }

  /// Writes a rule file; each rule tells its sinks all that it can of events of some types.
  func writeRules(
    _ rules: [(id: String, on: String, notify: String)], to name: String = "rules.yaml"
  ) throws {
    let texts = rules.map { rule in
      """
        - id: \(rule.id)
          on: \(rule.on)
          notify: \(rule.notify)
          title: "\(rule.id): {{type}} {{contest}} {{to_party}} {{majority}} {{party}} {{seats_won}}"
          text: "{{winner}}"

      """
    }
    try write("rules:\n" + texts.joined(), to: name)
  }
}

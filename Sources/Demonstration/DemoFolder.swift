internal import Foundation

/// The configuration that the demonstration runs, in a folder of its own.
struct DemoFolder: Sendable {
  let path: String
  let secret: String

  var configurationPath: String { path + "/seatwatch.yaml" }
  var logPath: String { path + "/alerts.jsonl" }

  /// Makes the folder, with a secret made for this run.
  init(temporaryDirectory: String = NSTemporaryDirectory()) throws {
    let name = "seatwatch-demo-\(UUID().uuidString.prefix(8).lowercased())"
    path = (temporaryDirectory as NSString).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
    secret = "whsec_" + Data(bytes).base64EncodedString()
  }

  /// Writes the files of a night whose results are published on a port.
  func write(_ night: RecordedNight, port: Int) throws {
    for (name, baseline) in night.baselines { try write(baseline, as: name) }
    try write(night.rules, as: "rules.yaml")
    try write(Array(secret.utf8), as: "desk.secret")
    try write(Array(configuration(port: port).utf8), as: "seatwatch.yaml")
  }

  private func write(_ bytes: [UInt8], as name: String) throws {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
  }

  private func configuration(port: Int) -> String {
    """
    # Made by `seatwatch demo`. The feeds and the receiver live as long as the demonstration.
    store: seatwatch.db
    elections:
      - id: demo
        name: By-elections
        body: House of Commons
        date: 2021-05-06
        seats: 6
        body_seats: 650
        baseline: baseline.csv
      - id: holyrood-2021
        name: Scottish Parliament election
        body: Scottish Parliament
        system: ams
        seats: 129
        baseline: holyrood.csv
      - id: senedd-2021
        name: Senedd election
        body: Senedd
        system: ams
        seats: 60
        baseline: senedd.csv
      - id: sheffield-2021
        name: Sheffield City Council election
        body: Sheffield City Council
        system: block
        seats: 29
        body_seats: 84
        retained: {lab: 28, ld: 20, green: 7}
        control: lab
        baseline: sheffield.csv
      - {id: london-2021, name: Mayor of London, system: sv, seats: 1, baseline: london.csv}
      - id: manchester-2021
        name: Mayor of Greater Manchester
        system: sv
        seats: 1
        baseline: manchester.csv
    feeds:
    \(feed("results", of: "demo", port: port))
    \(["holyrood", "senedd", "sheffield", "london", "manchester"].map {
      feed($0, of: "\($0)-2021", port: port)
    }.joined(separator: "\n"))
    sinks:
      - id: desk
        webhook: {url: "http://127.0.0.1:\(port)/desk", secret: {file: desk.secret}}
      - id: log
        file: {path: alerts.jsonl}
    rules: rules.yaml

    """
  }

  private func feed(_ id: String, of election: String, port: Int) -> String {
    """
      - id: \(id)
        election: \(election)
        url: http://127.0.0.1:\(port)/\(id).json
        format: results-json
        every: 200ms
        first_poll: alert
    """
  }
}

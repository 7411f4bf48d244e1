import Foundation
import SeatwatchTesting
import Testing

@Suite("seatwatch demo")
struct DemoTests {
  @Test(
    "ends in under 40 seconds with the alerts of the day, Hartlepool's first, a log of all, and no escape codes",
    .timeLimit(.minutes(1)),
    arguments: [[:], ["NO_COLOR": "1", "TERM": "xterm-256color"]])
  func demo(environment: [String: String]) async throws {
    let installation = try Installation()
    let temporary = environment.merging(["TMPDIR": installation.folder]) { $1 }
    let ended = try await installation.run("demo", environment: temporary)
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(!ended.output.contains("\u{1B}"))
    #expect(ended.output.contains("Conservative GAIN Hartlepool from Labour"))
    #expect(ended.output.contains("majority 6,940"))
    #expect(ended.output.contains("swing 16.0"))
    #expect(ended.output.contains("held since 1974"))
    let told = [
      "Conservative GAIN Hartlepool from Labour",
      "Sheffield City Council: NO OVERALL CONTROL, was LAB",
      "Scottish National Party GAIN East Lothian from Labour",
      "Labour is one short of a majority in the Senedd",
      "Mayor of Greater Manchester: Andy Burnham (Labour)",
      "Scottish National Party is one short of a majority in the Scottish Parliament",
      "Mayor of London: Sadiq Khan (Labour)",
    ].map { ended.output.range(of: $0)?.lowerBound }
    #expect(!told.contains(nil))
    #expect(told.compactMap(\.self) == told.compactMap(\.self).sorted())
    #expect(ended.output.contains("every signature verified"))

    let time = try #require(ended.output.firstMatch(of: /The night in ([0-9.]+) seconds/)?.output.1)
    #expect(try #require(Double(time)) < 40)
    let alerts = try #require(ended.output.firstMatch(of: /([0-9]+) received/)?.output.1)
    let log = try #require(ended.output.firstMatch(of: /log file +(\S+)/)?.output.1)
    let lines = try String(contentsOfFile: String(log), encoding: .utf8).split(separator: "\n")
    #expect(lines.count == Int(alerts))
    #expect(lines.allSatisfy { JSONObject(String($0)) != nil })
  }
}

import Foundation
import SeatwatchTesting
import Testing

@Suite("a delivery to a webhook")
struct WebhookTests {
  /// The members of a seat that changed hands with everything known about it.
  private static let gainMembers: Set<String> = [
    "id", "sequence", "contest_sequence", "type", "time", "source_time", "feed", "election",
    "election_name", "body", "cause", "is_test", "is_catch_up", "source_url", "etag",
    "body_sha256", "contest", "contest_name", "region", "kind", "seats", "status",
    "previous_status", "declared_at", "reporting_pct", "winner", "to_party", "to_party_name",
    "from_party", "from_party_name", "winner_votes", "winner_pct", "runner_up",
    "runner_up_party", "majority", "majority_pct", "previous_majority", "previous_majority_pct",
    "swing", "swing_from", "swing_to", "electorate", "turnout_pct", "turnout_change",
    "valid_votes", "rejected_votes", "held_since", "is_notional", "candidates", "rule",
    "severity", "title", "text",
  ]

  @Test("is a CloudEvent with the event's columns", .timeLimit(.minutes(1)))
  func members() async throws {
    let request = try await hartlepool().request
    #expect(request.method == "POST")
    #expect(request.path == "/hook?desk=1")
    #expect(request[header: "Content-Type"] == "application/cloudevents+json")
    #expect(request[header: "User-Agent"]?.hasPrefix("seatwatch/") == true)

    let event = try #require(JSONObject(request.text))
    #expect(
      Set(event.members.keys) == [
        "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data",
      ])
    #expect(event["specversion"] as? String == "1.0")
    #expect(event["id"] as? String == request[header: "webhook-id"])
    #expect(event["source"] as? String == "/seatwatch/demo")
    #expect(event["type"] as? String == "seatwatch.seat.gained")
    #expect(event["subject"] as? String == "E14000733")
    #expect(event["datacontenttype"] as? String == "application/json")

    let data = event.object("data")
    #expect(event["time"] as? String == data["time"] as? String)
    #expect(data["id"] as? String != event["id"] as? String)
    #expect(Set(data.keys).subtracting(Self.gainMembers).isEmpty)
    #expect(
      Self.gainMembers.subtracting(data.keys).isSubset(of: ["reporting_pct", "turnout_change"]))
  }

  @Test("carries Hartlepool's figures", .timeLimit(.minutes(1)))
  func figures() async throws {
    let data = try #require(JSONObject(try await hartlepool().request.text)).object("data")
    #expect(data["winner"] as? String == "Jill Mortimer")
    #expect(data["to_party"] as? String == "con")
    #expect(data["from_party"] as? String == "lab")
    #expect(data["majority"] as? Int == 6940)
    #expect(data["majority_pct"] as? Double == 23.19)
    #expect(data["swing"] as? Double == 15.97)
    #expect(data["held_since"] as? Int == 1974)
    #expect(data["is_test"] as? Bool == false)
    #expect((data["candidates"] as? [[String: Any]])?.count == 16)
    #expect(data["severity"] as? String == "notice")
    #expect(data["rule"] as? String == "seats")
    #expect(data["title"] as? String == "seats: seat.gained E14000733 con 6,940")
  }

  @Test("is signed by Standard Webhooks over id, time and body", .timeLimit(.minutes(1)))
  func signature() async throws {
    let alert = try await hartlepool()
    let time = try #require(alert.request[header: "webhook-timestamp"])
    #expect(abs(try #require(Double(time)) - Date.now.timeIntervalSince1970) < 60)
    #expect(alert.isSigned(with: Installation.secret))
  }

  /// The delivery of Hartlepool's gain, by a real daemon.
  private func hartlepool() async throws -> ReceivedAlert {
    let (feed, receiver) = (try NightFeed(Night.bodies), try Receiver())
    let installation = try Installation()
    try installation.configure(
      feed: feed, sinks: [Installation.webhook("desk", to: receiver, path: "/hook?desk=1")])
    try installation.writeRules([(id: "seats", on: "seat.*", notify: "desk")])
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    let alert = try await receiver.received("seat.gained E14000733")
    try await daemon.stops()
    return alert
  }
}

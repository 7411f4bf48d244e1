import Delivery
import ElectionResults
import Foundation
import Storage
import Testing

@Suite("CloudEvents body")
struct CloudEventTests {
  @Test("the members stand in their order around the data as it was rendered")
  func body() {
    let data = #"{"id":"event-1","majority_pct":23.20,"title":"Café \u2028"}"#
    let body = String(decoding: CloudEvent.body(of: .sample(data: data)), as: UTF8.self)
    #expect(
      body == #"{"specversion":"1.0","id":"alert-1","source":"/seatwatch/hartlepool-2021","#
        + #""type":"seatwatch.seat.gained","subject":"E14000733","#
        + #""time":"2021-05-07T06:10:00.000Z","datacontenttype":"application/json","data":"#
        + data + "}")
  }

  @Test("an alert without a contest has no subject")
  func withoutContest() throws {
    let body = Data(CloudEvent.body(of: .sample(contest: nil)))
    let object = try #require(JSONSerialization.jsonObject(with: body) as? [String: Any])
    #expect(object["subject"] == nil)
    #expect(object["specversion"] as? String == "1.0")
  }

  @Test("the source is a URI reference, whatever the election is called")
  func source() throws {
    let body = Data(CloudEvent.body(of: .sample(election: "by election/é")))
    let object = try #require(JSONSerialization.jsonObject(with: body) as? [String: Any])
    #expect(object["source"] as? String == "/seatwatch/by%20election%2F%C3%A9")
  }
}

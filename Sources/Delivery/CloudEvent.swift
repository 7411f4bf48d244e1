internal import ElectionResults
internal import Foundation
package import Storage

/// An alert as a CloudEvents 1.0 event in structured JSON mode.
package enum CloudEvent {
  package static let contentType = "application/cloudevents+json"

  /// Returns the event's JSON text, the same bytes whenever it is asked for one alert.
  package static func body(of alert: Alert) -> [UInt8] {
    let members: [(name: String, value: String?)] = [
      ("specversion", JSONText.string("1.0")),
      ("id", JSONText.string(alert.id.text)),
      ("source", JSONText.string(source(of: alert.election))),
      ("type", JSONText.string("seatwatch." + alert.type)),
      ("subject", alert.contest.map { JSONText.string($0.text) }),
      ("time", JSONText.string(alert.time.description)),
      ("datacontenttype", JSONText.string("application/json")),
      ("data", alert.data),
    ]
    return Array(JSONText.object(members).utf8)
  }

  /// `/seatwatch/<election>`, percent-encoded: a source is a URI reference (CloudEvents §3.1).
  private static func source(of election: ElectionID) -> String {
    let unreserved = CharacterSet(
      charactersIn: "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    let segment = election.text.addingPercentEncoding(withAllowedCharacters: unreserved)
    return "/seatwatch/" + (segment ?? "")
  }
}

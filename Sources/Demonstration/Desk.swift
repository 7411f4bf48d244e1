internal import Crypto
internal import Foundation
internal import Synchronization

/// The desk that receives the alerts: verifies each by Standard Webhooks and prints what it says.
final class Desk: Sendable {
  /// What has come in.
  struct Tally: Sendable {
    /// Alerts, each once, by the identifier of the delivery.
    var alerts: Set<String> = []
    var forged = 0
    /// Titles of urgent gains that stand, with their contests, in the order in which they came.
    var gains: [(contest: String?, title: String)] = []
    var holds = 0
    var corrections = 0
    var retractions = 0
  }

  /// The members of an alert that the desk shows.
  private struct Alert: Decodable {
    struct Data: Decodable {
      var title: String
      var text: String
      var severity: String
      var type: String
      var contest: String?
      var sourceTime: String?

      private enum CodingKeys: String, CodingKey {
        case title, text, severity, type, contest
        case sourceTime = "source_time"
      }
    }

    var data: Data
  }

  private let key: SymmetricKey
  private let screen: Screen
  private let tally = Mutex(Tally())

  /// - Parameter secret: `whsec_` and base64, as in the configuration.
  init(secret: String, screen: Screen) {
    key = SymmetricKey(data: Data(base64Encoded: String(secret.dropFirst(6))) ?? Data())
    self.screen = screen
  }

  var received: Tally { tally.withLock { $0 } }

  /// Takes a delivery; false when its signature is not the sender's.
  func receive(_ body: [UInt8], header: (String) -> String?) -> Bool {
    // A body that is no alert counts as forged, whatever is wrong with it.
    guard let id = header("webhook-id"), isGenuine(body, id: id, header: header),
      let alert = try? JSONDecoder().decode(Alert.self, from: Data(body)).data
    else {
      tally.withLock { $0.forged += 1 }
      return false
    }
    let isNew = tally.withLock { tally in
      guard tally.alerts.insert(id).inserted else { return false }
      switch alert.type {
      case "seat.gained" where alert.severity == "urgent":
        tally.gains.append((alert.contest, alert.title))
      case "seat.held": tally.holds += 1
      case "result.corrected": tally.corrections += 1
      case "result.retracted":
        tally.retractions += 1
        tally.gains.removeAll { $0.contest == alert.contest }
      default: break
      }
      return true
    }
    if isNew { show(alert) }
    return true
  }

  /// Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`.
  private func isGenuine(_ body: [UInt8], id: String, header: (String) -> String?) -> Bool {
    guard let time = header("webhook-timestamp"), let given = header("webhook-signature") else {
      return false
    }
    let signed = Data("\(id).\(time).".utf8) + body
    return given.split(separator: " ").contains { signature in
      guard signature.hasPrefix("v1,"),
        let code = Data(base64Encoded: String(signature.dropFirst(3)))
      else { return false }
      return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: signed, using: key)
    }
  }

  private func show(_ alert: Alert.Data) {
    let time = alert.sourceTime.map { String($0.dropFirst(11).prefix(5)) } ?? "     "
    switch alert.severity {
    case "urgent":
      screen.print("\(time)  \(screen.bold(alert.title))\n       \(alert.text)")
    case "notice":
      screen.print("\(time)  \(alert.title)\n       \(screen.faint(alert.text))")
    default:
      screen.print("\(time)  " + screen.faint(alert.title))
    }
  }
}

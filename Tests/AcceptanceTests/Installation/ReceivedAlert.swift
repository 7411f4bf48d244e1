import Crypto
import Foundation
import SeatwatchTesting

/// A delivery as it arrived at a ``Receiver``.
struct ReceivedAlert: Sendable {
  let request: ReceivedRequest
  let id: String
  let title: String
  let type: String
  let contest: String?
  /// 0 for a digest, which is of many events.
  let sequence: Int
  /// What it was answered; nil for nothing.
  let status: Int?

  /// Id and title, which together tell what was said.
  var mark: AlertMark { AlertMark(id: id, title: title) }

  var isAccepted: Bool { status.map { 200..<300 ~= $0 } ?? false }

  init?(_ request: ReceivedRequest, status: Int?) {
    guard let id = request[header: "webhook-id"],
      let body = try? JSONDecoder().decode(Body.self, from: Data(request.body))
    else { return nil }
    self.request = request
    self.id = id
    self.status = status
    (title, type) = (body.data.title, body.data.type ?? body.type)
    (contest, sequence) = (body.data.contest, body.data.sequence ?? 0)
  }

  /// Whether the signature is that of Standard Webhooks over id, time and body.
  func isSigned(with secret: String) -> Bool {
    guard let key = Data(base64Encoded: String(secret.dropFirst("whsec_".count))),
      let time = request[header: "webhook-timestamp"]
    else { return false }
    let code = HMAC<SHA256>.authenticationCode(
      for: Data("\(id).\(time).".utf8) + request.body, using: SymmetricKey(data: key))
    return request[header: "webhook-signature"] == "v1," + Data(code).base64EncodedString()
  }

  private struct Body: Decodable {
    struct Data: Decodable {
      let title: String
      let type: String?
      let contest: String?
      let sequence: Int?
    }

    let type: String
    let data: Data
  }
}

/// What makes an alert the same in two runs.
struct AlertMark: Hashable, Comparable {
  let id: String
  let title: String

  static func < (left: AlertMark, right: AlertMark) -> Bool {
    (left.title, left.id) < (right.title, right.id)
  }
}

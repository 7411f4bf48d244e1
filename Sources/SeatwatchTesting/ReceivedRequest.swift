/// A request as it arrived at a ``ScriptedServer``.
package struct ReceivedRequest: Sendable {
  package var method: String
  /// The request target with its query.
  package var path: String
  /// In the order of arrival.
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]
  /// When the last byte had arrived.
  package var arrival: ContinuousClock.Instant
  /// Counts the server's connections from 1; requests on one connection share it.
  package var connection: Int

  /// The first value of a header field, whatever the case of its name; nil when it was not sent.
  package subscript(header name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The body as text.
  package var text: String {
    String(decoding: body, as: UTF8.self)
  }
}

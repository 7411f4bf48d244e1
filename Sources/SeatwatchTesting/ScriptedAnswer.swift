/// What a ``ScriptedServer`` does with one request.
package struct ScriptedAnswer: Sendable {
  /// How the answer reaches the client, or fails to.
  package enum Ending: Sendable {
    case complete
    /// Announces the whole body, sends this many bytes and closes.
    case truncated(after: Int)
    /// Announces the whole body, sends this many bytes, waits for the gate and sends the rest.
    case paused(after: Int, until: Gate)
    /// Sends this many bytes at a time.
    case dripped(piece: Int)
    /// Sends the body as a chunk again and again until the client closes.
    case endless
    /// Sends the body as one chunk and closes without the last chunk.
    case unfinishedChunks
    /// Breaks the connection off without an answer (RST).
    case reset
    /// Says nothing until the client closes.
    case silent
  }

  package var status: Int
  package var headers: KeyValuePairs<String, String>
  package var body: [UInt8]
  /// Holds the whole answer back.
  package var gate: Gate?
  package var ending: Ending

  package init(
    status: Int = 200,
    headers: KeyValuePairs<String, String> = [:],
    body: [UInt8] = [],
    gate: Gate? = nil,
    ending: Ending = .complete
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.gate = gate
    self.ending = ending
  }

  /// Creates an answer with a text as its body.
  package init(
    status: Int = 200,
    headers: KeyValuePairs<String, String> = [:],
    text: String,
    gate: Gate? = nil,
    ending: Ending = .complete
  ) {
    self.init(
      status: status, headers: headers, body: Array(text.utf8), gate: gate, ending: ending)
  }
}

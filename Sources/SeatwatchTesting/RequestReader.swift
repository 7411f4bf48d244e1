import Glibc

/// Takes the requests of one connection apart; bodies have a `Content-Length`.
struct RequestReader {
  let socket: Int32
  private var buffer: [UInt8] = []

  init(socket: Int32) {
    self.socket = socket
  }

  /// Waits for the next request; nil when the client has closed or sent something else.
  mutating func next(connection: Int) -> ReceivedRequest? {
    var length: Int?
    while length == nil {
      length = headLength
      if length == nil, !receive() { return nil }
    }
    guard let length, var request = head(buffer.prefix(length), connection: connection) else {
      return nil
    }
    let bodyLength = request[header: "Content-Length"].flatMap { Int($0) } ?? 0
    while buffer.count < length + 4 + bodyLength {
      guard receive() else { return nil }
    }
    request.body = Array(buffer[(length + 4)..<(length + 4 + bodyLength)])
    buffer.removeFirst(length + 4 + bodyLength)
    request.arrival = .now
    return request
  }

  /// The bytes before the empty line, nil when it has not arrived.
  private var headLength: Int? {
    guard buffer.count >= 4 else { return nil }
    return (0...(buffer.count - 4)).first { buffer[$0..<($0 + 4)].elementsEqual([13, 10, 13, 10]) }
  }

  private func head(_ bytes: ArraySlice<UInt8>, connection: Int) -> ReceivedRequest? {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    let headers = lines.dropFirst().map { line in
      let name = line.prefix { $0 != ":" }
      let value = line.dropFirst(name.count + 1).drop { $0 == " " }
      return (name: String(name), value: String(value))
    }
    return ReceivedRequest(
      method: String(words[0]), path: String(words[1]), headers: headers, body: [],
      arrival: .now, connection: connection)
  }

  private mutating func receive() -> Bool {
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    var count = -1
    repeat {
      count = recv(socket, &piece, piece.count, 0)
    } while count < 0 && errno == EINTR
    guard count > 0 else { return false }
    buffer += piece[..<count]
    return true
  }
}

/// Collects the header lines that libcurl passes on, keeping those of the last response.
struct ResponseHead {
  /// A guard against endless headers, over all responses of one transfer.
  static let byteLimit = 256 << 10

  private(set) var headers = HTTPHeaders()
  private(set) var byteCount = 0
  private var isComplete = true

  /// Takes one line, with or without its line end; lines outside of an HTTP head are trailers or
  /// an FTP dialogue and are only counted.
  mutating func take(_ line: some Collection<UInt8>) {
    byteCount += line.count
    let text = String(decoding: line, as: UTF8.self).trimmingLineEnd()
    if text.hasPrefix("HTTP/") {
      headers = HTTPHeaders()
      isComplete = false
    } else if text.isEmpty {
      isComplete = true
    } else if !isComplete {
      takeField(text)
    }
  }

  private mutating func takeField(_ text: Substring) {
    if text.first == " " || text.first == "\t" {
      headers.extendLast(with: String(text.trimmingBlanks()))
    } else if let colon = text.firstIndex(of: ":") {
      let value = text[text.index(after: colon)...].trimmingBlanks()
      headers.append(HTTPHeader(String(text[..<colon]), String(value)))
    }
  }
}

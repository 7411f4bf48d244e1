/// Collects the header lines that libcurl passes on, keeping those of the last response.
struct ResponseHead {
  /// A guard against endless headers, over all responses of one transfer.
  static let byteLimit = 256 << 10

  private(set) var headers = HTTPHeaders()
  private(set) var byteCount = 0
  private var isComplete = true

  /// Takes one line, with or without its line end; lines outside of an HTTP head are trailers or
  /// an FTP dialogue and are only counted.
  mutating func take(_ line: UnsafeRawBufferPointer) {
    byteCount += line.count
    let text = line.trimming { $0 == 0x0A || $0 == 0x0D }
    if text.starts(with: "HTTP/".utf8) {
      headers = HTTPHeaders()
      isComplete = false
    } else if text.isEmpty {
      isComplete = true
    } else if !isComplete {
      takeField(text)
    }
  }

  private mutating func takeField(_ text: Slice<UnsafeRawBufferPointer>) {
    if Self.isBlank(text[text.startIndex]) {
      headers.extendLast(with: Self.text(text))
    } else if let colon = text.firstIndex(of: 0x3A) {
      let name = String(decoding: text[..<colon], as: UTF8.self)
      headers.append(HTTPHeader(name, Self.text(text[(colon + 1)...])))
    }
  }

  /// Without the optional white space of RFC 9110 §5.6.3.
  private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    String(decoding: bytes.drop(while: isBlank).trimming(isBlank), as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09
  }
}

extension BidirectionalCollection {
  /// The elements before the last that are not wanted.
  fileprivate func trimming(_ isUnwanted: (Element) -> Bool) -> SubSequence {
    guard let last = lastIndex(where: { !isUnwanted($0) }) else {
      return self[startIndex..<startIndex]
    }
    return self[...last]
  }
}

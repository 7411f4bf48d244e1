import Crypto

extension FeedSource.Part {
  /// A hash of all beside the address that decides which bytes the part is; with the address where it names a folder.
  /// Nil for a plain file, whose validators know their address.
  var origin: String? {
    let question: [String]
    switch content {
    case .file:
      guard let member else { return nil }
      question = ["file", member]
    case .newest(let choice):
      question = ["newest", url, choice.pattern, "\(choice.order)", member ?? ""]
    case .folder(let pattern):
      question = ["folder", url, pattern, member ?? ""]
    }
    return SHA256.hex(of: Array(question.joined(separator: "\n").utf8))
  }
}

extension FeedSource {
  /// A hash of all that is asked for when the version file says something new.
  var question: String {
    let lines = parts.map { "\($0.name)\n\($0.url)\n\($0.origin ?? "")\n" }
    return SHA256.hex(of: Array(lines.joined().utf8))
  }

  /// The same with the version file's text in the place of ``versionMark``.
  func naming(_ version: String) -> FeedSource {
    var source = self
    source.parts = parts.map { part in
      var part = part
      part.url = part.url.replacing(Self.versionMark, with: version)
      return part
    }
    return source
  }
}

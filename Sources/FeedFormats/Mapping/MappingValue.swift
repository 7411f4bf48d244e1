/// Where a value of ours comes from in a feed: the first of these ways that leads to something.
struct MappingValue: Sendable {
  /// One way to the value.
  struct Source: Sendable {
    /// What the text is taken from.
    indirect enum Origin: Sendable {
      /// The first of these paths that leads to a text.
      case paths([MappingPath])
      case constant(String)
      /// Those that are there, with the separator between them.
      case joined([MappingValue], separator: String)
    }

    var origin: Origin
    /// Picks a part of the text.
    var pattern: MappingPattern?
    /// Our words by the feed's in lower case.
    var words: [String: String]?
    /// What stands for nothing, or for a text that fits neither pattern nor words; empty for no value.
    var otherwise: String?
  }

  var sources: [Source]

  init(_ sources: [Source]) { self.sources = sources }
}

extension MappingValue {
  /// What was found at the end of the way.
  struct Found {
    var text: String
    /// Where it stands, or the thing that was looked at.
    var node: MappingNode
    /// Whether the value stands in the body as it is, so that a number of JSON is read as one.
    var isPlain: Bool
  }

  /// The first text that one of the ways leads to; nil when none does.
  ///
  /// - Throws: What is wrong with the last text that fits neither pattern nor words, where no other way leads anywhere.
  func found(in node: MappingNode) throws(DecodingFailure) -> Found? {
    var fault: DecodingFailure?
    for source in sources {
      do throws(DecodingFailure) {
        if let found = try source.found(in: node) { return found.text.isEmpty ? nil : found }
      } catch {
        fault = error
      }
    }
    if let fault { try node.node.tree.report(fault) }
    return nil
  }
}

extension MappingValue.Source {
  fileprivate func found(in node: MappingNode) throws(DecodingFailure) -> MappingValue.Found? {
    guard var found = try untreated(in: node) else { return replacement(at: node) }
    if let pattern {
      guard let part = pattern.value(in: found.text), !part.isEmpty else {
        if let replacement = replacement(at: node) { return replacement }
        throw found.node.node.failure(
          "\(Excerpt(found.text)) does not fit the pattern of the mapping",
          "correct the pattern, or say what stands `otherwise`")
      }
      (found.text, found.isPlain) = (part, false)
    }
    if let words {
      guard let word = words[found.text.lowercased()] else {
        if let replacement = replacement(at: node) { return replacement }
        throw found.node.node.failure(
          "\(Excerpt(found.text)) is none of the mapping's words: "
            + words.keys.sorted().joined(separator: ", "),
          "add it to `words`, or say what stands `otherwise`")
      }
      (found.text, found.isPlain) = (word, false)
    }
    return found
  }

  private func replacement(at node: MappingNode) -> MappingValue.Found? {
    otherwise.map { MappingValue.Found(text: $0, node: node, isPlain: false) }
  }

  private func untreated(in node: MappingNode) throws(DecodingFailure) -> MappingValue.Found? {
    switch origin {
    case .constant(let text):
      return MappingValue.Found(text: text, node: node, isPlain: false)
    case .paths(let paths):
      for path in paths {
        guard let (text, end) = path.found(from: node) else { continue }
        return MappingValue.Found(text: text, node: end, isPlain: !end.isName)
      }
      return nil
    case .joined(let values, let separator):
      var texts: [String] = []
      for value in values {
        if let found = try value.found(in: node) { texts.append(found.text) }
      }
      if texts.isEmpty { return nil }
      return MappingValue.Found(
        text: texts.joined(separator: separator), node: node, isPlain: false)
    }
  }
}

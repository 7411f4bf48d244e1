/// Where things stand that may stand once only, so that a second one is told with the place of the first.
struct SeenPlaces<Key: Hashable> {
  private var first: [Key: FeedNode] = [:]

  /// Notes that a thing stands at a value.
  ///
  /// - Parameter noun: What it is, for the message, such as `the contest "163"`.
  /// - Throws: ``DecodingFailure`` at the value, with the place of the first, when there was one already.
  mutating func add(
    _ key: Key, _ noun: @autoclosure () -> String, at node: FeedNode
  ) throws(DecodingFailure) {
    if let earlier = first[key] {
      throw node.failure(
        "\(noun()) is given already, at \(earlier.path)", "it is expected once only")
    }
    first[key] = node
  }
}

extension FeedNode {
  /// The place as a message tells it within a sentence.
  fileprivate var path: String {
    switch place {
    case .body, .pointer(""): "the top"
    case .line(let line, _): "line \(line)"
    case .pointer(let path), .xpath(let path): path
    }
  }
}

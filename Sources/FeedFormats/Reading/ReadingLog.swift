/// Keeps what a decoder read and could not read, for somebody who looks at a feed before the night. With a log a decoder
/// goes on after a value that it cannot read.
package final class ReadingLog {
  /// Values that could not be read, in the order in which they were met.
  package internal(set) var failures: [DecodingFailure] = []
  private var trees: [FeedTree] = []
  private var unmapped: [UnmappedField] = []

  package init() {}

  func add(_ tree: FeedTree) { trees.append(tree) }

  /// Takes the fields that a decoder without a tree leaves aside.
  func add(unmapped fields: [UnmappedField]) { unmapped += fields }

  /// A kind of field that holds something and that the decoder never looked at.
  package struct UnmappedField: Sendable, Equatable {
    /// Its path without the numbers of elements, such as `races/candidates/incumbent`.
    package var path: String
    /// How many there are.
    package var count: Int
    /// The first one's text, shortened.
    package var example: String
  }

  /// Fields of which not one was read, in the order of the body.
  package var unmappedFields: [UnmappedField] { unmapped + trees.flatMap { $0.unmappedFields } }
}

extension FeedTree {
  fileprivate var unmappedFields: [ReadingLog.UnmappedField] {
    var fields: [String: ReadingLog.UnmappedField] = [:]
    var order: [String] = []
    var read: Set<String> = []
    forEachValue { node, path, isRead in
      if isRead { read.insert(path) }
      guard !read.contains(path) else { return }
      if fields[path] == nil {
        order.append(path)
        let example = Excerpt(node.rawText ?? "").description
        fields[path] = ReadingLog.UnmappedField(path: path, count: 0, example: example)
      }
      fields[path]?.count += 1
    }
    return order.compactMap { read.contains($0) ? nil : fields[$0] }
  }
}

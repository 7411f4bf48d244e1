/// One of the files that together make up a state of a feed.
package struct FeedPart: Sendable, Hashable {
  /// The name of the only body of a feed whose address is plain text and not a map of parts.
  package static let plain = "body"

  package var name: String
  /// Whether the format can do without it.
  package var isOptional: Bool

  /// Whether it is not one file but all files of a folder.
  package var isFolder: Bool

  package init(name: String, isOptional: Bool, isFolder: Bool = false) {
    self.name = name
    self.isOptional = isOptional
    self.isFolder = isFolder
  }
}

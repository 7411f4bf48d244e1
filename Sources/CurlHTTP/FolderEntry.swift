package import Foundation

/// A file in a folder, as the server lists it.
package struct FolderEntry: Sendable, Hashable {
  /// The bare name, never with a `/`.
  package var name: String
  /// In bytes; nil when the server does not tell.
  package var size: Int?
  /// The last change; nil when the server does not tell.
  package var modified: Date?

  package init(name: String, size: Int? = nil, modified: Date? = nil) {
    self.name = name
    self.size = size
    self.modified = modified
  }
}

internal import Polling

/// An address as it may stand in a feed's `url`.
struct FeedAddress: Sendable {
  let url: String

  private static let known = ["http://", "https://", "ftp://", "file://"]

  /// Whether it names a folder of files, and not a file.
  var isFolder: Bool {
    let path = url.prefix { $0 != "?" && $0 != "#" }
    return path.hasSuffix("/")
      && ["ftp://", "file://"].contains { path.lowercased().hasPrefix($0) }
  }

  /// Says what is wrong with the address, without quoting it; nil when nothing is.
  ///
  /// - Parameter isFolderPart: Whether the format reads a whole folder there.
  func refusal(isFolderPart: Bool, choosesNewest: Bool, hasVersion: Bool) -> String? {
    guard Self.known.contains(where: { url.lowercased().hasPrefix($0) }) else {
      return "expected an address that begins with http://, https://, ftp:// or file://"
    }
    if url.contains(FeedSource.versionMark), !hasVersion {
      return "{version} stands for what a small file says; name that file with `version`"
    }
    if isFolderPart, !isFolder {
      return "this part is a folder: expected an ftp:// or file:// address that ends in /"
    }
    if isFolder, !isFolderPart, !choosesNewest {
      return "this address is a folder; say with `newest` which of its files counts"
    }
    return nil
  }

  /// What is to be had there.
  func content(
    isFolderPart: Bool, newest: FeedSource.FolderChoice?
  ) -> FeedSource.Part.Content {
    if isFolderPart { return .folder(matching: "*") }
    return isFolder ? newest.map { .newest($0) } ?? .file : .file
  }
}

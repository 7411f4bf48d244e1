import Foundation

/// Finds files by a pattern with `*`, `?` and `[…]`, as glob(3) does.
package enum FileGlob {
  /// Returns the files that match, by path, in the order of their bytes; directories are left out.
  ///
  /// A pattern without special characters matches the file of that name where it exists.
  ///
  /// - Parameter directory: Where a relative pattern starts; its own characters match themselves.
  ///   The paths returned begin with it, unless it is `.`.
  package static func expand(_ pattern: String, relativeTo directory: String = ".") -> [String] {
    let isFromHere = directory == "." || pattern.hasPrefix("/")
    let full = isFromHere ? pattern : "\(escaped(directory))/\(pattern)"
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(full, GLOB_NOSORT | GLOB_MARK, nil, &found) == 0 else { return [] }
    let paths = (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { String(cString: $0) }
    }
    return paths.filter { !$0.hasSuffix("/") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func escaped(_ directory: String) -> String {
    let bare =
      directory.count > 1 && directory.hasSuffix("/") ? directory.dropLast() : directory[...]
    return bare.map { "*?[]\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}

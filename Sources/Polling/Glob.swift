import Glibc

/// A pattern of file names with `*`, `?` and `[…]` (POSIX.1-2017 §2.13).
struct Glob: Sendable {
  let pattern: String

  /// Whether the bare name of a file matches; a leading dot has to stand in the pattern.
  func matches(name: String) -> Bool {
    fnmatch(pattern, name, FNM_PERIOD) == 0
  }

  /// Whether a path matches: its last name, or the whole when the pattern has a `/`.
  func matches(path: String) -> Bool {
    guard !pattern.contains("/") else {
      return fnmatch(pattern, path, FNM_PERIOD | FNM_PATHNAME) == 0
    }
    return matches(name: path.split(separator: "/").last.map { String($0) } ?? path)
  }
}

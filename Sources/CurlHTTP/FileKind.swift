import Glibc

/// What a path leads to; libcurl would wait without end for a pipe or a terminal.
enum FileKind {
  case regular
  case other
  case missing

  /// Looks at the file, following symbolic links.
  init(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = .missing
      return
    }
    self = status.st_mode & S_IFMT == S_IFREG ? .regular : .other
  }
}

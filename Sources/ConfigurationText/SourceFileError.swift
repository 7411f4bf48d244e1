/// Why a configuration file could not be read.
package struct SourceFileError: Error, Equatable, CustomStringConvertible {
  package let path: String
  /// The cause in the words of the system, such as `no such file or directory`.
  package let reason: String

  package var description: String { "cannot read \(path): \(reason)" }
}

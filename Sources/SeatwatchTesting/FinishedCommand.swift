/// How a process ended, and what it wrote.
package struct FinishedCommand: Sendable {
  package let status: Int32
  package let output: String
  package let errors: String

  /// The lines of standard output.
  package var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// How a process ended, and what it wrote.
struct FinishedCommand: Sendable {
  let status: Int32
  let output: String
  let errors: String

  /// The lines of standard output.
  var lines: [String] { output.split(separator: "\n").map(String.init) }
}

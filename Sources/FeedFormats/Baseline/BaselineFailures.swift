/// Everything that is wrong with a baseline CSV, in the order of its lines; at least one.
package struct BaselineFailures: Error, Equatable, CustomStringConvertible {
  package let failures: [DecodingFailure]

  package var description: String { failures.map(\.description).joined(separator: "\n") }
}

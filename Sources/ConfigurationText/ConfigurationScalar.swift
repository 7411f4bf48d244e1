/// A single value of a YAML text, always as text: `off`, `no` and `010` stay what was written.
package struct ConfigurationScalar: Sendable {
  /// How the value was written, as far as it decides what the value may mean.
  package enum Style: Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  package let text: String
  package let style: Style

  /// Whether the value was marked as text by quotes or as a block.
  package var isQuoted: Bool { style != .plain }
}

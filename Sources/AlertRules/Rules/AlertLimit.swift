internal import ConfigurationText

/// How many alerts of a rule a sink gets one by one; what is beyond comes as one digest when the time is over.
package struct AlertLimit: Sendable, Equatable {
  /// The length of a window, from its first alert on.
  package let per: Duration
  /// How many alerts of a window are sent one by one.
  package let most: Int

  package init(per: Duration, most: Int) {
    self.per = per
    self.most = most
  }

  /// How it is written in a rule.
  static let shape = Shape<AlertLimit>.object(
    Key(
      "per", .duration(in: .seconds(1) ... .seconds(86_400)),
      "The length of the window that begins with its first alert."),
    Key(
      "most", .integer(in: 1...10_000),
      "How many alerts of the window each sink gets one by one; the others come in a digest at its end."
    )
  ) { AlertLimit(per: $0, most: $1) }
}

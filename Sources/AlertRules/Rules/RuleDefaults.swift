internal import ConfigurationText
internal import ElectionResults

/// What the rules of a file have in common, unless one says otherwise.
struct RuleDefaults: Sendable {
  var holdDown = Duration.zero
  var confirmation: Confirmation?
  var severity = AlertSeverity.notice
  /// Nil where each rule has to say it.
  var sinks: [SinkID]?
  var limit: AlertLimit?

  /// The key `defaults` of a rule file.
  static func shape(_ directory: SinkDirectory) -> Shape<RuleDefaults> {
    .object(
      Key("for", RuleDraft.holdDownShape, default: .zero, "As in a rule."),
      Key(optional: "confirm", Confirmation.shape, "As in a rule."),
      Key("severity", Shape<AlertSeverity>.oneOfCases, default: .notice, "As in a rule."),
      Key(optional: "notify", directory.shape, "As in a rule, which then need not have it."),
      Key(optional: "limit", AlertLimit.shape, "As in a rule.")
    ) { holdDown, confirmation, severity, sinks, limit in
      RuleDefaults(
        holdDown: holdDown, confirmation: confirmation, severity: severity, sinks: sinks,
        limit: limit)
    }
  }
}

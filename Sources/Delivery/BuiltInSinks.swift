/// The kinds of sinks there are. A new one is a file in `Sinks` and a line here.
package enum BuiltInSinks {
  package static let all: [SinkKind] = [
    WebhookSink.kind,
    FileSink.kind,
  ]

  /// Kinds that the format of the configuration has and this program does not.
  static let unsupportedKinds = [
    "slack", "discord", "teams", "ntfy", "pagerduty", "email", "journal",
  ]
}

package import ConfigurationText
package import CurlHTTP

/// What the configuration says about a sink of one kind.
package protocol SinkSettings: Sendable {
  /// Whether other settings are of the same kind and say the same.
  func isSame(as other: any SinkSettings) -> Bool

  /// Reads the secrets that the settings refer to and makes the sink.
  ///
  /// - Returns: Nil with an error reported where a secret is missing or of no use.
  func sink(
    secrets: SecretSource, client: HTTPClient, diagnostics: inout Diagnostics
  ) -> (any Sink)?
}

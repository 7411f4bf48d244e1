package import ConfigurationText
package import CurlHTTP
package import ElectionResults

/// A sink as the configuration defines it: `{id: desk, webhook: {…}}`.
package struct SinkDefinition: Sendable {
  package let id: SinkID
  /// Where the identifier stands.
  package let place: SourcePlace
  private let settings: any SinkSettings

  /// An entry of the configuration's `sinks`.
  package static let shape = Shape<SinkDefinition>.object(
    Key("id", Shape<String>.identifier.located, "name of the sink, for the rules' notify"),
    .exactlyOne(
      of: BuiltInSinks.all.map { Variant($0.name, $0.shape, $0.documentation) },
      noun: "a sink", unsupported: BuiltInSinks.unsupportedKinds),
    unsupported: BuiltInSinks.unsupportedKinds + ["fallback", "give_up_after"]
  ) { id, settings in
    SinkDefinition(id: SinkID(id.value), place: id.place, settings: settings)
  }

  /// Whether another reading of the sink says the same; what the secrets are is not looked at.
  package func isSame(as other: SinkDefinition) -> Bool {
    id == other.id && settings.isSame(as: other.settings)
  }

  /// Reads the secrets and makes the sink; nothing is sent, and no file is opened.
  ///
  /// - Parameter client: With enough connections for eight deliveries at once to each host.
  /// - Returns: Nil with an error reported where a secret is missing or of no use.
  package func sink(
    secrets: SecretSource, client: HTTPClient, diagnostics: inout Diagnostics
  ) -> (any Sink)? {
    settings.sink(secrets: secrets, client: client, diagnostics: &diagnostics)
  }
}

package import ConfigurationText

/// A kind of sink that the configuration can name.
package struct SinkKind: Sendable {
  /// The key in the configuration, such as `webhook`.
  package let name: String
  package let documentation: String
  /// What stands under the key.
  package let shape: Shape<any SinkSettings>

  package init(_ name: String, _ documentation: String, shape: Shape<any SinkSettings>) {
    self.name = name
    self.documentation = documentation
    self.shape = shape
  }
}

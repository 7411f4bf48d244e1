package import ConfigurationText

/// Reads mapping files, and finds all errors of one in one pass.
package enum MappingReader {
  /// The format that a file describes, called like the file without its ending; nil, with errors in `diagnostics`, when the
  /// file has any.
  package static func format(
    in file: SourceFile, into diagnostics: inout Diagnostics
  ) -> MappedFormat? {
    var found = Diagnostics()
    defer { diagnostics.merge(found) }
    guard let root = YAMLDocument.compose(file, into: &found),
      let mapping = MappingFile.shape.read(root, &found), !found.hasErrors
    else { return nil }
    return MappedFormat(name: name(of: file.path), text: file.text, mapping: mapping)
  }

  /// The JSON Schema of mapping files, for editors.
  package static func schemaText() -> String {
    MappingFile.shape.schemaText(title: "seatwatch mapping file")
  }

  private static func name(of path: String) -> String {
    let last = path.split(separator: "/").last ?? ""
    return String(last.hasSuffix(".yaml") ? last.dropLast(5) : last)
  }
}

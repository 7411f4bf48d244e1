package import ConfigurationText
internal import Foundation

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

  /// The path of the user's mapping file with this name, `formats/NAME.yaml` in a folder; nil when there is none.
  ///
  /// - Parameter folder: The folder of `seatwatch.yaml`.
  package static func path(of name: String, in folder: String) -> String? {
    let path = "\(folder)/formats/\(name).yaml"
    return name.contains("/") || !FileManager.default.fileExists(atPath: path) ? nil : path
  }

  /// The names of all of the user's mapping files, sorted.
  ///
  /// - Parameter folder: The folder of `seatwatch.yaml`.
  package static func names(in folder: String) -> [String] {
    // A folder that is not there has no files.
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder + "/formats")
    return (files ?? []).filter { $0.hasSuffix(".yaml") }.map { name(of: $0) }.sorted()
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

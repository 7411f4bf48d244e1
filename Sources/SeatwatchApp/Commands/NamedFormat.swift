internal import ConfigurationText
package import FeedFormats
internal import Foundation

/// The format that a command line names.
package enum NamedFormat {
  /// Takes the path of a mapping file, the name of one in `formats/` of a folder, or that of a format that is built in.
  ///
  /// - Parameter folder: That of `seatwatch.yaml`, or the working directory.
  /// - Throws: ``CommandFailure`` when no format has the name, or with all errors of the mapping file.
  package static func format(
    _ name: String, in folder: String = "."
  ) throws(CommandFailure) -> any FeedFormat {
    if name.hasSuffix(".yaml") { return try mapping(at: name) }
    if let path = MappingReader.path(of: name, in: folder) { return try mapping(at: path) }
    if let format = BuiltInFormats.format(named: name) { return format }
    let names = MappingReader.names(in: folder) + BuiltInFormats.all.map { $0.name }
    throw CommandFailure(
      .usage,
      "no format is called \"\(name)\": there is no \(folder)/formats/\(name).yaml; there are: "
        + names.joined(separator: ", ")
        + "; the path of a mapping file, which ends in .yaml, may be given too")
  }

  private static func mapping(at path: String) throws(CommandFailure) -> any FeedFormat {
    let file: SourceFile
    do {
      file = try SourceFile.read(path)
    } catch {
      throw CommandFailure(.usage, "\(error)")
    }
    var diagnostics = Diagnostics()
    guard let format = MappingReader.format(in: file, into: &diagnostics) else {
      throw CommandFailure(.configuration, diagnostics.rendered)
    }
    return format
  }
}

internal import Foundation

/// Where `seatwatch.yaml` is looked for when no path is given.
package enum ConfigurationPath {
  /// The first of `$CONFIGURATION_DIRECTORY/seatwatch.yaml`, `/etc/seatwatch/seatwatch.yaml` and
  /// `./Config/seatwatch.yaml` that exists; the last one when none does, so that an error names something.
  package static func standard(environment: [String: String]) -> String {
    let directory = environment["CONFIGURATION_DIRECTORY"]?.split(separator: ":").first
    let places =
      [directory.map { $0 + "/seatwatch.yaml" }].compactMap { $0 }
      + ["/etc/seatwatch/seatwatch.yaml", "./Config/seatwatch.yaml"]
    return places.first { FileManager.default.fileExists(atPath: $0) } ?? places[places.count - 1]
  }

  /// The folder beside whose `formats` a format's name is looked for by commands that need no configuration: that of the
  /// given one, else `$CONFIGURATION_DIRECTORY`, else the working directory.
  ///
  /// - Throws: ``CommandFailure`` when there is no configuration at the path.
  package static func folder(
    of path: String?, environment: [String: String]
  ) throws(CommandFailure) -> String {
    guard let path else {
      return environment["CONFIGURATION_DIRECTORY"]?.split(separator: ":").first.map(String.init)
        ?? "."
    }
    guard FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure(.configuration, "there is no configuration at \(path)")
    }
    return URL(filePath: path).deletingLastPathComponent().path
  }
}

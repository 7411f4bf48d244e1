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
}

internal import ConfigurationText

/// The mapping files that are built in, the same as those under `Config/formats`. A new one is a line here.
package enum ShippedMappings {
  private static let texts: [(name: String, bytes: [UInt8])] = [
    ("hoc-library-csv", PackageResources.hoc_library_csv_yaml),
    ("eu-referendum-csv", PackageResources.eu_referendum_csv_yaml),
    ("california-sos-json", PackageResources.california_sos_json_yaml),
    ("nyt-2020-rss", PackageResources.nyt_2020_rss_yaml),
  ]

  /// The formats that they describe, in the order in which messages list them.
  package static let all: [MappedFormat] = texts.compactMap { name, bytes in
    var diagnostics = Diagnostics()
    let file = SourceFile(
      path: "Config/formats/\(name).yaml", text: String(decoding: bytes, as: UTF8.self))
    return MappingReader.format(in: file, into: &diagnostics)
  }
}

/// Why there is no body in a zip archive.
package enum ArchiveFault: Error, Sendable, Hashable {
  /// The archive is cut off, a checksum does not hold, or it is no zip within.
  case damaged(reason: String)
  case encrypted
  case tooManyEntries(limit: Int)
  /// The file unpacks to more than this many bytes.
  case tooLarge(limit: Int)
  /// The file unpacks to more than this many times the whole archive.
  case tooDense(ratio: Int)
  /// No file matches; the names are the first of those that there are.
  case noMember(pattern: String?, names: [String])
  /// More than one file matches, or there is more than one and no pattern.
  case severalMembers(pattern: String?, names: [String])
}

extension ArchiveFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .damaged(let reason): "the zip archive is damaged: \(reason)"
    case .encrypted: "the file in the zip archive is encrypted; only a plain one can be read"
    case .tooManyEntries(let limit): "the zip archive has more than \(limit) files"
    case .tooLarge(let limit): "the file in the zip archive is larger than \(limit) bytes"
    case .tooDense(let ratio):
      "the file in the zip archive unpacks to more than \(ratio) times the archive's size"
    case .noMember(let pattern?, let names):
      "no file in the zip archive matches \(pattern); it has \(Self.list(names))"
    case .noMember(nil, _): "the zip archive has no file"
    case .severalMembers(let pattern?, let names):
      "\(pattern) matches several files in the zip archive: \(Self.list(names)); it has to match one"
    case .severalMembers(nil, let names):
      "the zip archive has several files: \(Self.list(names)); the feed's member has to name one"
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).map { name in
      String(name.unicodeScalars.prefix(80).map { $0.properties.isPrintable ? Character($0) : "?" })
    }
    guard !shown.isEmpty else { return "none" }
    return shown.joined(separator: ", ") + (names.count > shown.count ? ", …" : "")
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isPrintable: Bool {
    switch generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
      .privateUse:
      false
    default: true
    }
  }
}

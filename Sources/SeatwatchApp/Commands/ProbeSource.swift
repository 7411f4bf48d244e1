internal import CurlHTTP
internal import FeedFormats
internal import Foundation
package import Polling

/// Where a feed that is probed comes from, as the command line names it.
package enum ProbeSource {
  /// Takes addresses, or `PART=ADDRESS` for several; an address without a scheme is a path.
  ///
  /// - Throws: ``CommandFailure`` for a header field without a colon, or several addresses without parts.
  package static func source(
    addresses: [String], headers: [String]
  ) throws(CommandFailure) -> FeedSource {
    var parts: [FeedSource.Part] = []
    for address in addresses {
      let (name, url) = try part(address, isOnly: addresses.count == 1)
      parts.append(FeedSource.Part(name: name, url: url))
    }
    var fields: [HTTPHeader] = []
    for header in headers {
      let halves = header.split(separator: ":", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard halves.count == 2 else {
        throw CommandFailure(.usage, "a header field is written as `Name: value`")
      }
      fields.append(HTTPHeader(halves[0], halves[1]))
    }
    return FeedSource(parts: parts, headers: fields)
  }

  private static func part(
    _ address: String, isOnly: Bool
  ) throws(CommandFailure) -> (name: String, url: String) {
    if let match = address.firstMatch(of: /^([A-Za-z][A-Za-z0-9_-]*)=/) {
      return (String(match.1), url(String(address[match.range.upperBound...])))
    }
    guard isOnly else {
      throw CommandFailure(.usage, "several addresses are named as PART=URL each")
    }
    return (FeedPart.plain, url(address))
  }

  /// The address of a part as it may be shown, without credentials, query and fragment, and of a file its path; nil for what
  /// is no address.
  ///
  /// - Parameter part: The part's name; nil for the only one.
  static func shownAddress(of source: FeedSource, part: String?) -> String? {
    let found = source.parts.first { $0.name == part } ?? source.parts.first
    guard let found, var components = URLComponents(string: found.url) else { return nil }
    if components.scheme == "file" { return components.path }
    (components.user, components.password) = (nil, nil)
    (components.query, components.fragment) = (nil, nil)
    return components.string
  }

  private static func url(_ address: String) -> String {
    address.contains("://") ? address : URL(filePath: address).absoluteString
  }
}

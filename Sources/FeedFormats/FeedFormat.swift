package import ElectionResults

/// Reads what a publisher serves: bytes in, a snapshot out, the same for the same bytes whatever the time and place.
package protocol FeedFormat: Sendable {
  /// The word by which a feed's configuration chooses the format.
  var name: String { get }

  /// The files that make up one state of the feed, in the order in which messages list them.
  var parts: [FeedPart] { get }

  /// Whether a feed may consist of any number of such bodies, under names that its configuration chooses.
  var allowsFreeParts: Bool { get }

  /// The country whose elections the format is for, as in the parties file, such as `gb`; by default none.
  var country: String? { get }

  /// What decides how a body is read, so that a feed is read anew when it changes; by default the name.
  var fingerprint: String { get }

  /// Decodes one state of the feed.
  ///
  /// - Throws: ``DecodingFailure`` for anything doubtful: half a snapshot is never returned. With a ``ReadingLog`` a value
  ///   that cannot be read is noted there, and the snapshot is returned without it.
  func snapshot(from bodies: FeedBodies) throws(DecodingFailure) -> ResultsSnapshot
}

extension FeedFormat {
  package var allowsFreeParts: Bool { false }
  package var country: String? { nil }
  package var fingerprint: String { name }

  /// Says why a feed with these named parts cannot be of this format; nil when it can.
  package func refusal(ofParts names: Set<String>) -> String? {
    if allowsFreeParts {
      return names.isEmpty ? "\(name) needs an address, or a map of addresses under names" : nil
    }
    if names == [FeedPart.plain], parts.count(where: { !$0.isOptional }) <= 1 { return nil }
    let known = parts.map(\.name).joined(separator: ", ")
    if let stranger = names.sorted().first(where: { name in !parts.contains { $0.name == name } }) {
      if parts.map(\.name) == [FeedPart.plain] {
        return
          "\(name) is one body and has no part called \(Excerpt(stranger)); its url is one address"
      }
      return "\(name) has no part called \(Excerpt(stranger)); its parts are: \(known)"
    }
    if let missing = parts.first(where: { !$0.isOptional && !names.contains($0.name) }) {
      return "\(name) needs the part \(missing.name)"
    }
    return names.isEmpty ? "\(name) needs at least one of its parts: \(known)" : nil
  }

  /// Throws what ``refusal(ofParts:)`` says of the parts that came.
  func requireParts(of bodies: FeedBodies) throws(DecodingFailure) {
    if let refusal = refusal(ofParts: Set(bodies.bodies.keys.map { parts.folder(of: $0) ?? $0 })) {
      throw DecodingFailure(
        place: .body, what: refusal, remedy: "name the parts in the feed's url as the format does")
    }
  }
}

extension [FeedPart] {
  /// The part that is a folder and has the file with this name; nil when none has.
  fileprivate func folder(of name: String) -> String? {
    first { $0.isFolder && name.hasPrefix($0.name + "/") }?.name
  }
}

package import Foundation

/// What is remembered of a feed's last fetch, to recognise what is unchanged.
///
/// Members that a stored state lacks, being older, count as never seen.
package struct FetchState: Sendable, Hashable, Codable {
  /// What is remembered of one part.
  package struct Part: Sendable, Hashable {
    /// Nil when the last 200 had none.
    package var validators: Validators?
    /// SHA-256 of the last body, in hex; for a folder that of a line `name hash` for each file, in the order of names. Nil
    /// when there is none to compare with.
    package var bodySHA256: String?
    /// Whether the part was ever received: from then on it may not be missing.
    package var wasReceived: Bool
    /// What was taken from a folder, by file name: all files, or the newest alone; empty for a part that is no folder.
    package var files: [String: File]
    /// ``FeedSource/Part/origin`` of the part as it was asked for; of what came from elsewhere nothing else counts.
    var origin: String?

    package init(
      validators: Validators? = nil, bodySHA256: String? = nil, wasReceived: Bool = false,
      files: [String: File] = [:]
    ) {
      self.validators = validators
      self.bodySHA256 = bodySHA256
      self.wasReceived = wasReceived
      self.files = files
    }
  }

  /// What is remembered of one file in a folder.
  package struct File: Sendable, Hashable, Codable {
    /// As listed before the file was fetched; nil when the server did not tell.
    package var size: Int?
    package var modified: Date?
    /// Of the body, unpacked, in hex.
    package var bodySHA256: String
  }

  /// What the version file said when all parts were last fetched.
  package struct Version: Sendable, Hashable, Codable {
    package var text: String
    package var validators: Validators?
    /// A hash of what was asked for on its word: another configuration is another question.
    var question: String
    /// How often the parts have been fetched while it said so, up to ``enoughLooks``.
    var looks: Int

    /// A file may land a moment after the version that tells of it: so often the parts are looked at before the version is
    /// taken at its word.
    static let enoughLooks = 3

    init(text: String, validators: Validators?, question: String, looks: Int) {
      self.text = text
      self.validators = validators
      self.question = question
      self.looks = looks
    }

    package init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: CodingKeys.self)
      text = try members.decode(String.self, forKey: .text)
      validators = try members.decodeIfPresent(Validators.self, forKey: .validators)
      question = try members.decode(String.self, forKey: .question)
      looks = try members.decodeIfPresent(Int.self, forKey: .looks) ?? 0
    }
  }

  /// By the name of the part.
  package var parts: [String: Part]
  /// Nil for a feed without a version file.
  package var version: Version?
  /// Where a body said that its part goes on, by the name of the part and without the secrets of the part's own address;
  /// see ``follow(_:of:)``.
  package private(set) var nextURLs: [String: String]

  /// Creates a state; an empty one is that of a feed never fetched.
  package init(parts: [String: Part] = [:]) {
    self.init(parts: parts, version: nil, nextURLs: [:])
  }

  init(parts: [String: Part], version: Version?, nextURLs: [String: String]) {
    self.parts = parts
    self.version = version
    self.nextURLs = nextURLs
  }

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    parts = try members.decode([String: Part].self, forKey: .parts)
    version = try members.decodeIfPresent(Version.self, forKey: .version)
    nextURLs = try members.decodeIfPresent([String: String].self, forKey: .nextURLs) ?? [:]
  }

  /// Whether any part was ever received.
  package var hasReceived: Bool { parts.values.contains { $0.wasReceived } }

  /// The same without validators, hashes and next addresses: the next fetch asks for everything and
  /// calls it changed. For a feed whose bytes are to be read in another way.
  package var forgettingBodies: FetchState {
    FetchState(parts: parts.mapValues { $0.forgettingBody })
  }

  /// The same without validators and files: the next fetch asks for everything, and compares.
  var forgettingValidators: FetchState {
    var state = self
    state.parts = parts.mapValues { part in
      var part = part
      part.validators = nil
      part.files = [:]
      return part
    }
    return state
  }

  /// Goes on at the addresses that the bodies name, by the name of the part, and nowhere else: the next fetch asks them
  /// instead of the parts' own. An address that its part does not admit is left out.
  ///
  /// Query values that the part's own address has too, such as a key, are not kept; the fetch puts them back.
  package mutating func follow(_ addresses: [String: String], of source: FeedSource) {
    nextURLs = source.parts.reduce(into: [:]) { next, part in
      next[part.name] = addresses[part.name].flatMap { part.storable(nextURL: $0) }
    }
  }
}

extension FetchState.Part: Codable {
  private enum CodingKeys: String, CodingKey {
    case validators, bodySHA256, wasReceived, files, origin
  }

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    validators = try members.decodeIfPresent(Validators.self, forKey: .validators)
    bodySHA256 = try members.decodeIfPresent(String.self, forKey: .bodySHA256)
    wasReceived = try members.decodeIfPresent(Bool.self, forKey: .wasReceived) ?? false
    files = try members.decodeIfPresent([String: FetchState.File].self, forKey: .files) ?? [:]
    origin = try members.decodeIfPresent(String.self, forKey: .origin)
  }

  /// The same as far as it holds for another question too.
  var forgettingBody: FetchState.Part {
    FetchState.Part(wasReceived: wasReceived)
  }
}

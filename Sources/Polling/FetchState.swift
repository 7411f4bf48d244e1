/// What is remembered of a feed's last fetch, to recognise what is unchanged.
package struct FetchState: Sendable, Hashable, Codable {
  /// What is remembered of one part.
  package struct Part: Sendable, Hashable, Codable {
    /// Nil when the last 200 had none.
    package var validators: Validators?
    /// SHA-256 of the last body, in hex; nil when there is none to compare with.
    package var bodySHA256: String?
    /// Whether the part was ever received: from then on it may not be missing.
    package var wasReceived: Bool

    package init(
      validators: Validators? = nil, bodySHA256: String? = nil, wasReceived: Bool = false
    ) {
      self.validators = validators
      self.bodySHA256 = bodySHA256
      self.wasReceived = wasReceived
    }
  }

  /// By the name of the part.
  package var parts: [String: Part]

  /// Creates a state; an empty one is that of a feed never fetched.
  package init(parts: [String: Part] = [:]) {
    self.parts = parts
  }

  /// Whether any part was ever received.
  package var hasReceived: Bool { parts.values.contains { $0.wasReceived } }

  /// The same without validators and hashes: the next fetch asks for everything and calls it
  /// changed. For a feed whose bytes are to be read in another way.
  package var forgettingBodies: FetchState {
    FetchState(parts: parts.mapValues { Part(wasReceived: $0.wasReceived) })
  }

  /// The same without validators: the next fetch asks for everything, and compares.
  var forgettingValidators: FetchState {
    FetchState(
      parts: parts.mapValues { part in
        var part = part
        part.validators = nil
        return part
      })
  }
}

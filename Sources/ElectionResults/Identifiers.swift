/// Identifies a contest within an election, in the feed's or the baseline's own scheme, such as `E14000733`.
package struct ContestID: TextIdentifier {
  package let text: String
  package init(_ text: String) { self.text = Self.trimmed(text) }
}

/// Identifies an election in the configuration, such as `hartlepool-2021`.
package struct ElectionID: TextIdentifier {
  package let text: String
  package init(_ text: String) { self.text = Self.trimmed(text) }
}

/// Identifies a feed in the configuration.
package struct FeedID: TextIdentifier {
  package let text: String
  package init(_ text: String) { self.text = Self.trimmed(text) }
}

/// Identifies a sink in the configuration.
package struct SinkID: TextIdentifier {
  package let text: String
  package init(_ text: String) { self.text = Self.trimmed(text) }
}

/// Identifies a rule among all rule files.
package struct RuleID: TextIdentifier {
  package let text: String
  package init(_ text: String) { self.text = Self.trimmed(text) }
}

/// Identifies a party: the canonical code of a known one (`con`), the name of one that is not known.
package struct PartyCode: TextIdentifier {
  package let text: String
  package init(_ text: String) { self.text = Self.trimmed(text) }

  /// Candidates without a party. They are persons: see ``Outcome/isSame(as:)``.
  package static let independent: PartyCode = "ind"
  /// The Speaker of the House of Commons, seeking re-election as such.
  package static let speaker: PartyCode = "spk"

  /// Whether the code stands for persons and not for one party, so that neither swing nor a majority can belong to it.
  package var isPersonal: Bool { self == .independent || self == .speaker }
}

/// Identifies an event: 32 hexadecimal digits, see ``EventIdentity``.
package struct EventID: TextIdentifier {
  package let text: String
  package init(_ text: String) { self.text = Self.trimmed(text) }
}

/// Identifies an alert: 32 hexadecimal digits of a hash over event and rule.
package struct AlertID: TextIdentifier {
  package let text: String
  package init(_ text: String) { self.text = Self.trimmed(text) }
}

package import ElectionResults

/// Something that somebody at the desk did by hand, with who, when and why. None is ever forgotten.
package struct DeskAction: Sendable, Equatable {
  /// What can be done by hand. The raw value is the name in the store and of the command.
  package enum Kind: String, Sendable, CaseIterable {
    /// A contest's figures are stored, and nothing of it is sent.
    case hold
    /// The operator's own result of a contest, which goes before that of every feed.
    case set
    /// An alert is taken back.
    case withdraw
    /// An election's standing is cleared before the night.
    case reset
    /// A rule's alerts are not sent for a while.
    case silence
  }

  /// That it is taken back again.
  package struct Undoing: Sendable, Equatable {
    package var why: String
    package var by: String?
    package var requestedAt: Timestamp
    /// Nil until it has been done.
    package var undoneAt: Timestamp?
    /// When it turned out that it cannot be undone; nil otherwise.
    package var refusedAt: Timestamp?
    /// What came of it, in words; nil until then.
    package var outcome: String?

    package init(
      why: String, by: String?, requestedAt: Timestamp, undoneAt: Timestamp? = nil,
      refusedAt: Timestamp? = nil, outcome: String? = nil
    ) {
      self.why = why
      self.by = by
      self.requestedAt = requestedAt
      self.undoneAt = undoneAt
      self.refusedAt = refusedAt
      self.outcome = outcome
    }
  }

  /// The place among all actions: 1, 2, 3 …; 0 before it is stored.
  package var number: Int
  package var kind: Kind
  package var election: ElectionID?
  package var contest: ContestID?
  package var rule: RuleID?
  package var alert: AlertID?
  /// What the kind needs beside, as JSON text that the store does not look into.
  package var details: String?
  package var why: String
  /// The login name of whoever asked; nil when it is not known.
  package var by: String?
  package var requestedAt: Timestamp
  /// Nil until it has been done.
  package var appliedAt: Timestamp?
  /// When it turned out that it cannot be done; nil otherwise.
  package var refusedAt: Timestamp?
  /// What came of it, in words; nil until then, or where nothing needs to be said.
  package var outcome: String?
  /// When it ends by itself; nil for never.
  package var endsAt: Timestamp?
  /// Nil while nobody wants it undone. One that could not be undone may be asked for again.
  package var undoing: Undoing?

  package init(
    _ kind: Kind, election: ElectionID? = nil, contest: ContestID? = nil, rule: RuleID? = nil,
    alert: AlertID? = nil, details: String? = nil, why: String, by: String?,
    requestedAt: Timestamp, appliedAt: Timestamp? = nil, endsAt: Timestamp? = nil
  ) {
    number = 0
    self.kind = kind
    self.election = election
    self.contest = contest
    self.rule = rule
    self.alert = alert
    self.details = details
    self.why = why
    self.by = by
    self.requestedAt = requestedAt
    self.appliedAt = appliedAt
    self.endsAt = endsAt
  }

  /// Whether it has been done, is not undone, and has not ended by itself.
  package func isInForce(at moment: Timestamp) -> Bool {
    appliedAt != nil && undoing?.undoneAt == nil && endsAt.map { moment < $0 } ?? true
  }
}

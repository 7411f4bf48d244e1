package import ElectionResults

/// A message that a rule raised for an event, rendered once: a retry or a reload never changes it.
package struct Alert: Sendable, Equatable {
  /// Why there is an alert. The raw value is the name in the store.
  package enum Kind: String, Sendable {
    /// A rule matched the event.
    case alert
    /// The event corrects what a sink was told before.
    case followUp = "follow_up"
    /// Several alerts in one, of which the event is the first's.
    case digest
    /// The desk takes an alert of the event back.
    case withdrawal
  }

  package var id: AlertID
  package var kind: Kind
  package var event: EventID
  /// The event's own cause; nil where it has none.
  package var cause: EventID?
  /// The event's place in the log.
  package var sequence: Int
  package var election: ElectionID
  package var contest: ContestID?
  /// The event's type, without `seatwatch.`.
  package var type: String
  package var rule: RuleID
  package var severity: String
  package var title: String
  package var text: String
  /// When the event was observed.
  package var time: Timestamp
  /// Alerts with one key reach a sink in the order of their events.
  package var orderKey: String
  /// The delivery's `data`: a JSON object with the event's columns, rule, severity, title and text.
  package var data: String
  /// The moment of the log at which it came about: that of its event, or when a wait was over. The same whenever and however
  /// often the log is judged.
  package var raisedAt: Timestamp
  package var createdAt: Timestamp

  package init(
    id: AlertID, kind: Kind = .alert, event: EventID, cause: EventID? = nil, sequence: Int,
    election: ElectionID,
    contest: ContestID? = nil,
    type: String, rule: RuleID, severity: String, title: String, text: String, time: Timestamp,
    orderKey: String, data: String, raisedAt: Timestamp? = nil, createdAt: Timestamp
  ) {
    self.id = id
    self.kind = kind
    self.event = event
    self.cause = cause
    self.sequence = sequence
    self.election = election
    self.contest = contest
    self.type = type
    self.rule = rule
    self.severity = severity
    self.title = title
    self.text = text
    self.time = time
    self.orderKey = orderKey
    self.data = data
    self.raisedAt = raisedAt ?? time
    self.createdAt = createdAt
  }
}

internal import ElectionResults
internal import Storage

extension Alert {
  /// The alert that a rule raises for a stored event, rendered.
  ///
  /// - Parameter feeds: How many feeds had the outcome when the wait for more was over; nil for an alert that is not to
  ///   be marked as unconfirmed.
  init(of event: Event, by rule: Rule, unconfirmedBy feeds: Int? = nil, at now: Timestamp) {
    var message = rule.message(for: event)
    if let feeds, let confirmation = rule.confirmation {
      message = message.unconfirmed(by: feeds, of: confirmation)
    }
    self.init(
      id: EventIdentity.alert(for: event.id, rule: rule.id), event: event.id,
      sequence: event.sequence ?? 0, election: event.election, contest: event.contest,
      type: event.text(.type) ?? "", rule: rule.id, severity: rule.severity.rawValue,
      title: message.title, text: message.text,
      time: event.text(.time).flatMap { Timestamp(rfc3339: $0) } ?? now,
      orderKey: Self.orderKey(of: event),
      data: Self.payload(of: event, rule: rule, message: message), createdAt: now)
  }

  /// Alerts of one contest follow each other, and so do those of a feed's own, and those of a body that concern no
  /// contest.
  private static func orderKey(of event: Event) -> String {
    if event.type?.isOfFeed == true { return "feed:\(event.text(.feed) ?? "")".lowercased() }
    let key =
      event.contest.map { "contest:\(event.election)/\($0)" } ?? "body:\(event.election)"
    return key.lowercased()
  }

  private static func payload(of event: Event, rule: Rule, message: RenderedMessage) -> String {
    let columns = JSONText.members(of: event).filter { $0.name != EventColumn.rule.rawValue }
    let added: [(name: String, value: String?)] = [
      ("rule", JSONText.string(rule.id.text)),
      ("severity", JSONText.string(rule.severity.rawValue)),
      ("title", JSONText.string(message.title)), ("text", JSONText.string(message.text)),
    ]
    return JSONText.object(columns + added)
  }
}

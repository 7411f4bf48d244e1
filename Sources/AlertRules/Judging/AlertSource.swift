internal import ElectionResults
internal import Storage

/// What an alert is made of, but its words.
struct AlertSource {
  /// As it is stored.
  let event: Event
  let rule: RuleID
  let severity: String
  /// The moment of the log at which it comes about.
  let raisedAt: Timestamp
  /// When it is made.
  let now: Timestamp

  /// The alert in its words.
  func alert(_ message: RenderedMessage, kind: Alert.Kind = .alert) -> Alert {
    Alert(
      id: EventIdentity.alert(for: event.id, rule: rule), kind: kind, event: event.id,
      cause: event.text(.cause).map { EventID($0) }, sequence: event.sequence ?? 0,
      election: event.election, contest: event.contest, type: event.text(.type) ?? "", rule: rule,
      severity: severity, title: message.title, text: message.text, time: event.time ?? now,
      orderKey: orderKey, data: data(message), raisedAt: raisedAt, createdAt: now)
  }

  /// The same in the words of one sink.
  func words(_ message: RenderedMessage) -> NewDelivery.Words {
    NewDelivery.Words(title: message.title, text: message.text, data: data(message))
  }

  /// Alerts of one contest follow each other, and so do those of a feed's or rule's own, and those of a body that concern
  /// no contest.
  private var orderKey: String {
    if event.type?.isOfFeed == true { return "feed:\(event.text(.feed) ?? "")".lowercased() }
    if event.type == .ruleFailing { return "rule:\(event.text(.rule) ?? "")".lowercased() }
    let key =
      event.contest.map { "contest:\(event.election)/\($0)" } ?? "body:\(event.election)"
    return key.lowercased()
  }

  private func data(_ message: RenderedMessage) -> String {
    let columns = JSONText.members(of: event).filter { $0.name != EventColumn.rule.rawValue }
    let added: [(name: String, value: String?)] = [
      ("rule", JSONText.string(rule.text)), ("severity", JSONText.string(severity)),
      ("title", JSONText.string(message.title)), ("text", JSONText.string(message.text)),
    ]
    return JSONText.object(columns + added)
  }
}

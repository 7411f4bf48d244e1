package import ElectionResults
package import Storage

/// What those are told who have an alert that the desk takes back, or lets stand after all.
package struct AlertWithdrawal: Sendable {
  /// Which of the two it is. The raw value is the type in deliveries, after `seatwatch.`.
  package enum Kind: String, Sendable {
    case withdrawal
    /// The withdrawal is taken back itself.
    case reinstatement
  }

  private let original: Alert
  /// Of the alert; of a digest its first.
  private let event: Event
  private let why: String

  /// - Parameter why: The desk's reason, which the receivers read.
  package init(of original: Alert, event: Event, why: String) {
    self.original = original
    self.event = event
    self.why = why
  }

  /// The identifier of the news that was sent at a moment.
  package static func id(_ kind: Kind, of alert: AlertID, at moment: Timestamp) -> AlertID {
    EventIdentity.news(kind.rawValue, of: alert, at: moment)
  }

  /// The news as an alert, which follows the original in the order of its contest.
  ///
  /// - Parameter moment: When the desk asked for it.
  package func alert(_ kind: Kind, at moment: Timestamp) -> Alert {
    let message = message(kind)
    var news = original
    news.id = Self.id(kind, of: original.id, at: moment)
    news.kind = .withdrawal
    news.type = kind.rawValue
    news.title = message.title
    news.text = message.text
    news.time = moment
    news.raisedAt = moment
    news.createdAt = moment
    news.data = data(message)
    return news
  }

  private func message(_ kind: Kind) -> RenderedMessage {
    switch kind {
    case .withdrawal:
      RenderedMessage(
        title: "WITHDRAWN: \(original.title)",
        text: "Do not use this alert: \(why)\nIt said: \(original.text)")
    case .reinstatement:
      RenderedMessage(
        title: "STANDS AFTER ALL: \(original.title)",
        text: "The withdrawal of this alert was a mistake: \(why)\nIt said: \(original.text)")
    }
  }

  private func data(_ message: RenderedMessage) -> String {
    let columns = JSONText.members(of: original.kind == .digest ? Event() : event)
      .filter { $0.name != EventColumn.rule.rawValue && $0.name != EventColumn.candidates.rawValue }
    let added: [(name: String, value: String?)] = [
      ("rule", JSONText.string(original.rule.text)),
      ("severity", JSONText.string(original.severity)),
      ("title", JSONText.string(message.title)), ("text", JSONText.string(message.text)),
      ("withdraws", JSONText.string(original.id.text)), ("why", JSONText.string(why)),
    ]
    return JSONText.object(columns + added)
  }
}

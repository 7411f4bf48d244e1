internal import ElectionResults
internal import Storage

/// Several alerts to one sink, told as one.
struct AlertDigest {
  /// Left out of the events, which would be too long together; the log and `seatwatch alerts` have them.
  private static let leftOut: Set<EventColumn> = [
    .candidates, .changes, .sourceURL, .etag, .bodySHA256, .rule,
  ]

  private let window: LimitWindow
  /// In the order of the log.
  private let members: [Alert]
  private let events: [EventID: Event]
  private let corrected: Set<EventID>

  /// - Parameter corrected: Events that something has corrected meanwhile.
  init(of window: LimitWindow, members: [Alert], events: [Event], corrected: Set<EventID>) {
    self.window = window
    self.members = members.sorted { ($0.sequence, $0.rule) < ($1.sequence, $1.rule) }
    self.events = Dictionary(events.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    self.corrected = corrected
  }

  /// The digest as an alert of its own, which stands in no order with others.
  ///
  /// - Parameter now: When it is made.
  func alert(at now: Timestamp) -> Alert {
    let message = RenderedMessage(title: title, text: text)
    let first = members[0]
    return Alert(
      id: window.digest, kind: .digest, event: first.event,
      sequence: members.map(\.sequence).max() ?? first.sequence, election: first.election,
      type: "digest", rule: window.rule, severity: severity, title: message.title,
      text: message.text, time: window.closesAt,
      orderKey: "digest:\(window.rule)/\(window.digest)".lowercased(), data: data(message),
      raisedAt: window.closesAt, createdAt: now)
  }

  private var title: String {
    let alerts = members.count == 1 ? "1 alert" : "\(members.count) alerts"
    guard window.rule == Rule.catchUp else {
      let more = members.count == 1 ? "1 more alert" : "\(members.count) more alerts"
      return
        "\(more) of \(window.rule), from \(clock(window.openedAt)) to \(clock(window.closesAt)) UTC"
    }
    let names = Set(members.compactMap { events[$0.event]?.text(.electionName) })
    let election = names.count == 1 ? names.first.map { ", \($0)" } ?? "" : ""
    return members.count == 1
      ? "Catching up: \(members[0].title)" : "Catching up: \(alerts)\(election)"
  }

  /// A line each; what does not fit is counted.
  private var text: String {
    var lines: [String] = []
    var length = 0
    for (position, member) in members.enumerated() {
      let line = member.title + (isCorrected(member) ? " (corrected since)" : "")
      length += line.count + 1
      guard length < RenderedMessage.longestText - 100 else {
        lines.append("… and \(members.count - position) more")
        break
      }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }

  private var severity: String {
    let all = members.compactMap { AlertSeverity(rawValue: $0.severity) }
    return (all.max() ?? .notice).rawValue
  }

  private func data(_ message: RenderedMessage) -> String {
    JSONText.object([
      ("rule", JSONText.string(window.rule.text)), ("severity", JSONText.string(severity)),
      ("title", JSONText.string(message.title)), ("text", JSONText.string(message.text)),
      ("count", String(members.count)), ("events", JSONText.array(members.map(row))),
    ])
  }

  /// A member as the columns of its event, with what its own alert would have said.
  private func row(_ member: Alert) -> String {
    let columns = JSONText.members(of: events[member.event] ?? Event()).filter { column in
      EventColumn(rawValue: column.name).map { !Self.leftOut.contains($0) } ?? true
    }
    let own: [(name: String, value: String?)] = [
      ("rule", JSONText.string(member.rule.text)), ("title", JSONText.string(member.title)),
      ("text", JSONText.string(member.text)),
      ("is_corrected", isCorrected(member) ? "true" : nil),
    ]
    return JSONText.object(columns + own)
  }

  private func isCorrected(_ member: Alert) -> Bool {
    corrected.contains(member.event) || member.cause.map(corrected.contains) == true
  }

  /// `23:04`
  private func clock(_ moment: Timestamp) -> String {
    String(moment.description.dropFirst(11).prefix(5))
  }
}

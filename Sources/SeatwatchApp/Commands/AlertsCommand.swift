internal import ElectionResults
package import Storage

/// `seatwatch alerts`: lists every alert there ever was, sent or not, with how far it is with each sink.
package struct AlertsCommand: Sendable {
  package init() {}

  /// The alerts that match, in the order in which they came about.
  package func text(
    of store: Store, matching filter: AlertFilter, as form: OutputForm
  ) async throws -> String {
    let alerts = try await store.alerts(matching: filter)
    guard form != .json else {
      return alerts.map { JSONText.object(Self.members(of: $0)) + "\n" }.joined()
    }
    let columns = form == .table ? Column.ofTable : Column.allCases
    return Listing(
      columns: columns.map { .init(name: $0.rawValue, isNumeric: $0 == .sequence) },
      rows: alerts.map { alert in columns.map { $0.value(of: alert) } }
    ).text(as: form, empty: "no alerts")
  }

  private enum Column: String, CaseIterable {
    case raisedAt = "raised_at"
    case id, kind, rule, severity, type, election, contest, title, text, event, cause, sequence,
      time
    case createdAt = "created_at"
    case deliveries

    static let ofTable: [Column] = [.raisedAt, .id, .kind, .rule, .severity, .title, .deliveries]

    func value(of listed: ListedAlert) -> EventValue? {
      let alert = listed.alert
      return switch self {
      case .raisedAt: .text(alert.raisedAt.description)
      case .id: .text(alert.id.text)
      case .kind: .text(alert.kind.rawValue)
      case .rule: .text(alert.rule.text)
      case .severity: .text(alert.severity)
      case .type: .text(alert.type)
      case .election: .text(alert.election.text)
      case .contest: alert.contest.map { .text($0.text) }
      case .title: .text(alert.title)
      case .text: .text(alert.text)
      case .event: .text(alert.event.text)
      case .cause: alert.cause.map { .text($0.text) }
      case .sequence: .integer(alert.sequence)
      case .time: .text(alert.time.description)
      case .createdAt: .text(alert.createdAt.description)
      case .deliveries: .text(listed.deliveries.map(\.words).joined(separator: ", "))
      }
    }
  }

  /// An alert as members of a JSON object.
  static func members(of listed: ListedAlert) -> [(name: String, value: String?)] {
    Column.allCases.map { column in
      guard column == .deliveries else {
        return (column.rawValue, column.value(of: listed).map(JSONText.value))
      }
      return (column.rawValue, JSONText.array(listed.deliveries.map(\.json)))
    }
  }
}

extension ListedAlert.Delivery {
  /// Such as `desk delivered`.
  var words: String { "\(sink) \(state.rawValue)" }

  fileprivate var json: String {
    JSONText.object([
      ("sink", JSONText.string(sink.text)), ("state", JSONText.string(state.rawValue)),
      ("attempts", String(attempts)),
      ("due_at", state == .waiting ? JSONText.string(dueAt.description) : nil),
      ("finished_at", finishedAt.map { JSONText.string($0.description) }),
      ("last_status", lastStatus.map { String($0) }),
      ("last_error", lastError.map(JSONText.string)),
      ("digest", digest.map { JSONText.string($0.text) }), ("title", title.map(JSONText.string)),
    ])
  }
}

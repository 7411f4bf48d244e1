internal import ElectionResults
internal import GRDB

/// Alerts, which are written once, and their deliveries.
enum AlertTable {
  /// The columns of an alert `a`, with the words that its delivery `d` has of its own.
  static let columns = """
    a.id, a.kind, a.event, a.cause, a.sequence, a.election, a.contest, a.type, a.rule, a.severity, \
    coalesce(d.title, a.title), coalesce(d.text, a.text), a.time, a.order_key, \
    coalesce(d.data, a.data), a.raised_at, a.created_at
    """

  /// Reads the columns in the order of ``columns``.
  static func alert(_ reader: inout RowReader) -> Alert {
    Alert(
      id: reader.identifier(), kind: Alert.Kind(rawValue: reader.text()) ?? .alert,
      event: reader.identifier(), cause: reader.optionalIdentifier(), sequence: reader.integer(),
      election: reader.identifier(), contest: reader.optionalIdentifier(), type: reader.text(),
      rule: reader.identifier(), severity: reader.text(), title: reader.text(),
      text: reader.text(), time: reader.time(), orderKey: reader.text(), data: reader.text(),
      raisedAt: reader.time(), createdAt: reader.time())
  }

  /// Stores an alert with its deliveries; those that are there already stay as they are.
  static func insert(_ new: NewAlert, in database: Database) throws {
    let alert = new.alert
    try database.cachedStatement(
      sql: """
        INSERT INTO alerts (id, kind, event, cause, sequence, election, contest, type, rule, severity,
          title, text, time, order_key, data, raised_at, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [
      alert.id.text, alert.kind.rawValue, alert.event.text, alert.cause?.text, alert.sequence,
      alert.election.text, alert.contest?.text, alert.type, alert.rule.text, alert.severity,
      alert.title, alert.text, StoredTime.text(alert.time), alert.orderKey, alert.data,
      StoredTime.text(alert.raisedAt), StoredTime.text(alert.createdAt),
    ])
    for delivery in new.deliveries { try insert(delivery, of: alert, in: database) }
  }

  /// Due at once, if it is to be sent.
  private static func insert(
    _ delivery: NewDelivery, of alert: Alert, in database: Database
  ) throws {
    let now = StoredTime.text(alert.createdAt)
    try database.cachedStatement(
      sql: """
        INSERT INTO deliveries (alert, sink, order_key, sequence, state, attempts, first_due_at, due_at,
          finished_at, digest, title, text, data)
        VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [
      alert.id.text, delivery.sink.text, alert.orderKey, alert.sequence, delivery.state.rawValue,
      now, now, delivery.state.isFinished ? now : nil, delivery.digest?.text,
      delivery.words?.title, delivery.words?.text, delivery.words?.data,
    ])
  }

  /// Alerts as sinks were told them, or are to be, by the order of the log.
  ///
  /// - Parameter condition: An SQL condition on the alert `a` and the delivery `d`.
  static func told(
    where condition: String, _ arguments: StatementArguments, in database: Database
  ) throws -> [ToldAlert] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT d.sink, d.state, \(columns)
          FROM alerts AS a JOIN deliveries AS d ON d.alert = a.id
          WHERE \(condition) ORDER BY a.sequence, d.delivery
          """), arguments: arguments)
    var told: [ToldAlert] = []
    while let row = try rows.next() {
      var reader = RowReader(row)
      let (sink, state): (SinkID, DeliveryState?) = (
        reader.identifier(), DeliveryState(rawValue: reader.text())
      )
      told.append(
        ToldAlert(alert: alert(&reader), sink: sink, state: state ?? .waiting))
    }
    return told
  }
}

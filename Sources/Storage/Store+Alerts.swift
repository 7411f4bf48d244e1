internal import ElectionResults
internal import GRDB

extension Store {
  /// The alerts that a filter lets through, in the order in which they came about.
  package func alerts(matching filter: AlertFilter) async throws -> [ListedAlert] {
    try await read { database in
      let (condition, arguments) = Self.condition(of: filter)
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT \(AlertTable.columns) FROM alerts AS a
            LEFT JOIN (SELECT NULL AS title, NULL AS text, NULL AS data) AS d
          WHERE \(condition) ORDER BY a.raised_at DESC, a.rowid DESC LIMIT ?
          """, arguments: arguments + [filter.limit ?? -1])
      return try rows.reversed().map { row in
        var reader = RowReader(row)
        let alert = AlertTable.alert(&reader)
        return ListedAlert(alert: alert, deliveries: try Self.deliveries(of: alert, in: database))
      }
    }
  }

  private static func condition(of filter: AlertFilter) -> (String, StatementArguments) {
    var conditions: [String] = []
    var arguments = StatementArguments()
    func require(_ condition: String, _ value: String?) {
      guard let value else { return }
      conditions.append(condition)
      arguments += [value]
    }
    require("substr(a.id, 1, length(?)) = lower(?)", filter.id)
    if let id = filter.id { arguments += [id] }
    require("a.election = ?", filter.election?.text)
    require("a.contest = ?", filter.contest?.text)
    require("a.rule = ?", filter.rule?.text)
    require("a.event = ?", filter.event?.text)
    require("a.raised_at >= ?", filter.since.map(StoredTime.text))
    let own = "SELECT 1 FROM deliveries AS o WHERE o.alert = a.id"
    switch (filter.sink?.text, filter.state?.rawValue) {
    case (let sink?, let state?):
      require("EXISTS (\(own) AND o.sink = ? AND o.state = ?)", sink)
      arguments += [state]
    case (let sink?, nil): require("EXISTS (\(own) AND o.sink = ?)", sink)
    case (nil, let state?): require("EXISTS (\(own) AND o.state = ?)", state)
    case (nil, nil): break
    }
    return (conditions.isEmpty ? "1" : conditions.joined(separator: " AND "), arguments)
  }

  private static func deliveries(
    of alert: Alert, in database: Database
  ) throws -> [ListedAlert.Delivery] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT sink, state, attempts, due_at, finished_at, last_status, last_error, digest, title
          FROM deliveries WHERE alert = ? ORDER BY delivery
          """), arguments: [alert.id.text]
    ).map { row in
      var reader = RowReader(row)
      return ListedAlert.Delivery(
        sink: reader.identifier(), state: DeliveryState(rawValue: reader.text()) ?? .waiting,
        attempts: reader.integer(), dueAt: reader.time(), finishedAt: reader.optionalTime(),
        lastStatus: reader.optionalInteger(), lastError: reader.optionalText(),
        digest: reader.optionalIdentifier(), title: reader.optionalText())
    }
  }
}

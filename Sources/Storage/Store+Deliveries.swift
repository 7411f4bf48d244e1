package import ElectionResults
internal import GRDB

extension Store {
  /// The deliveries to a sink that may be tried now: of each order key the earliest that waits, if it is due.
  ///
  /// - Parameters:
  ///   - excluding: Order keys that have a delivery in flight.
  ///   - limit: At most so many, those first that are due longest.
  package func dueDeliveries(
    to sink: SinkID, at: Timestamp, excluding: Set<String>, limit: Int
  ) async throws -> [Delivery] {
    try await read { database in
      let rows = try Row.fetchCursor(
        database.cachedStatement(
          sql: Self.heads + """
            SELECT d.order_key, d.sink, d.attempts, d.first_due_at, d.due_at, \(AlertTable.columns)
            FROM heads JOIN deliveries AS d ON d.delivery = heads.delivery
              JOIN alerts AS a ON a.id = d.alert
            WHERE d.due_at <= ?2 ORDER BY d.due_at, d.sequence, d.delivery
            """), arguments: [sink.text, StoredTime.text(at)])
      var due: [Delivery] = []
      while due.count < limit, let row = try rows.next() {
        if !excluding.contains(row[0]) { due.append(Self.delivery(row)) }
      }
      return due
    }
  }

  /// When the next attempt to a sink is due, past or future; nil when nothing waits.
  package func nextDue(for sink: SinkID) async throws -> Timestamp? {
    try await read { database in
      try String.fetchOne(
        database,
        sql: Self.heads + """
          SELECT min(d.due_at) FROM heads JOIN deliveries AS d ON d.delivery = heads.delivery
          """, arguments: [sink.text]
      ).map(StoredTime.timestamp)
    }
  }

  /// The earliest waiting delivery of each order key of the sink ?1. Leaps through the index from key to key, so that a
  /// long backlog costs nothing.
  private static let heads = """
    WITH RECURSIVE keys (order_key) AS (
      SELECT min(order_key) FROM deliveries WHERE state = 'waiting' AND sink = ?1
      UNION ALL
      SELECT (SELECT min(d.order_key) FROM deliveries AS d
          WHERE d.state = 'waiting' AND d.sink = ?1 AND d.order_key > keys.order_key)
        FROM keys WHERE keys.order_key IS NOT NULL
    ), heads (delivery) AS (
      SELECT (SELECT d.delivery FROM deliveries AS d
          WHERE d.state = 'waiting' AND d.sink = ?1 AND d.order_key = keys.order_key
          ORDER BY d.sequence, d.delivery LIMIT 1)
        FROM keys WHERE keys.order_key IS NOT NULL
    )

    """

  private static func delivery(_ row: Row) -> Delivery {
    var reader = RowReader(row)
    _ = reader.text()
    let sink: SinkID = reader.identifier()
    let (attempts, firstDueAt, dueAt) = (reader.integer(), reader.time(), reader.time())
    let alert = AlertTable.alert(&reader)
    return Delivery(
      key: DeliveryKey(alert: alert.id, sink: sink), alert: alert, attempts: attempts,
      firstDueAt: firstDueAt, dueAt: dueAt)
  }

  /// Marks deliveries that the sink has taken; one given up meanwhile was delivered all the same.
  ///
  /// - Parameter status: The answer's HTTP status; nil for a sink without one.
  package func markDelivered(
    _ keys: [DeliveryKey], at: Timestamp, status: Int?
  ) async throws {
    try await write { database in
      let update = try database.cachedStatement(
        sql: """
          UPDATE deliveries SET state = 'delivered', attempts = attempts + 1, finished_at = ?,
            last_status = ?, last_error = NULL
          WHERE alert = ? AND sink = ? AND state IN ('waiting', 'dead', 'cancelled', 'withheld')
          """)
      for key in keys {
        try update.execute(arguments: [
          StoredTime.text(at), status, key.alert.text, key.sink.text,
        ])
      }
    }
  }

  /// Counts a failed attempt and sets the time of the next; does nothing when the delivery no longer waits.
  package func markFailed(
    _ key: DeliveryKey, dueAt: Timestamp, at: Timestamp, error: String, status: Int?
  ) async throws {
    try await write { database in
      try database.cachedStatement(
        sql: """
          UPDATE deliveries SET attempts = attempts + 1, due_at = ?, last_status = ?,
            last_error = ?
          WHERE alert = ? AND sink = ? AND state = 'waiting'
          """
      ).execute(arguments: [
        StoredTime.text(dueAt), status, error, key.alert.text, key.sink.text,
      ])
    }
  }

  /// Gives a delivery up after its last attempt; those behind it may go.
  package func markDead(
    _ key: DeliveryKey, at: Timestamp, error: String, status: Int?
  ) async throws {
    try await write { database in
      try database.cachedStatement(
        sql: """
          UPDATE deliveries SET state = 'dead', attempts = attempts + 1, finished_at = ?,
            last_status = ?, last_error = ?
          WHERE alert = ? AND sink = ? AND state = 'waiting'
          """
      ).execute(arguments: [
        StoredTime.text(at), status, error, key.alert.text, key.sink.text,
      ])
    }
  }

  /// Gives up everything that waits for a sink, as when it answers that it is gone for good.
  package func markAllDead(for sink: SinkID, at: Timestamp, error: String) async throws {
    try await write { database in
      try database.execute(
        sql: """
          UPDATE deliveries SET state = 'dead', finished_at = ?, last_error = ?, last_status = NULL
          WHERE sink = ? AND state = 'waiting'
          """, arguments: [StoredTime.text(at), error, sink.text])
    }
  }

  /// How many deliveries are in each state, for every sink that ever had one.
  package func deliveryCounts() async throws -> [SinkID: DeliveryCounts] {
    try await read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT sink, state, count(*) FROM deliveries GROUP BY sink, state")
      var counts: [SinkID: DeliveryCounts] = [:]
      while let row = try rows.next() {
        let (sink, state, count) = (SinkID(row[0] as String), row[1] as String, row[2] as Int)
        switch state {
        case "waiting": counts[sink, default: DeliveryCounts()].waiting += count
        case "delivered": counts[sink, default: DeliveryCounts()].delivered += count
        case "dead": counts[sink, default: DeliveryCounts()].dead += count
        default: counts[sink, default: DeliveryCounts()].unsent += count
        }
      }
      return counts
    }
  }
}

internal import ConfigurationText
internal import ElectionResults
internal import Storage

/// The events of a test, as the log has them.
enum TestEvents {
  /// The rows with a sequence, one more than the row before, and an id made of it, where they have none of their own.
  static func numbered(_ rows: [TestRow]) -> [TestRow] {
    var last = 0
    return rows.map { row in
      var row = row
      row.fill(required: "sequence", .integer(last + 1))
      last = row.integer("sequence") ?? last + 1
      let digits = String(last, radix: 16)
      row.fill(
        required: "id", .text(String(repeating: "0", count: max(0, 32 - digits.count)) + digits))
      return row
    }
  }

  /// Reports what no log can have.
  static func check(_ rows: [TestRow], into diagnostics: inout Diagnostics) {
    var last = 0
    var ids: Set<String> = []
    for row in rows {
      let sequence = row.integer("sequence") ?? 0
      if sequence <= last {
        diagnostics.error(
          at: row.place,
          "`sequence` grows from event to event, and \(sequence) is not after \(last)")
      }
      last = sequence
      if let id = row.text("id"), !ids.insert(id).inserted {
        diagnostics.error(at: row.place, "an event before this one has the id \"\(id)\" already")
      }
      if listBytes(of: row) > Store.mostListBytes {
        diagnostics.error(
          at: row.place,
          "`candidates` and `changes` have more than \(Store.mostListBytes / 1024) KiB together")
      }
    }
  }

  private static func listBytes(of row: TestRow) -> Int {
    ["candidates", "changes"].reduce(0) { sum, column in
      if case .json(let text) = row.values[column] { sum + text.utf8.count } else { sum }
    }
  }
}

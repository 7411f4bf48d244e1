internal import ElectionResults
internal import Foundation
internal import TextTable

/// Rows of named columns, for a person or for a program.
struct Listing {
  /// A column's name, and whether its values are numbers.
  struct Heading {
    let name: String
    var isNumeric = false
  }

  let columns: [Heading]
  /// A value for each column; nil where it does not apply.
  let rows: [[EventValue?]]

  /// The rows in a form, with a line end after the last one; nothing for JSON without rows.
  ///
  /// - Parameter empty: What a table says when there are no rows.
  func text(as form: OutputForm, empty: String) -> String {
    switch form {
    case .table: rows.isEmpty ? empty + "\n" : table
    case .json: rows.map { object($0) + "\n" }.joined()
    case .csv: ([columns.map(\.name)] + rows.map { $0.map(plain) }).map(csvLine).joined()
    }
  }

  private var table: String {
    let shown = rows.map { $0.map(plain) }
    let table = TextTable<[String]> { row in
      columns.indices.map { position in
        Column(
          title: columns[position].name, value: row[position],
          align: columns[position].isNumeric ? .right : .left)
      }
    }
    let lines = table.string(for: shown, style: Style.simple) ?? ""
    return lines.split(separator: "\n").map { line in
      String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  private func object(_ row: [EventValue?]) -> String {
    JSONText.object(
      zip(columns, row).map { column, value in (column.name, value.map(JSONText.value)) })
  }

  /// RFC 4180.
  private func csvLine(_ fields: [String]) -> String {
    fields.map { field in
      let isPlain = !field.contains { "\",\r\n".contains($0) || $0 == "\r\n" }
      return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",") + "\r\n"
  }

  private func plain(_ value: EventValue?) -> String {
    switch value {
    case nil: ""
    case .text(let text): text
    case .json(let text): text
    case .integer(let number): String(number)
    case .real(let number): JSONText.number(number)
    case .truth(let truth): truth ? "1" : "0"
    case .tags(let tags): tags.joined(separator: ",")
    }
  }
}

/// Something that happened, as one flat row.
package struct Event: Sendable, Equatable {
  /// The columns that apply.
  package private(set) var values: [EventColumn: EventValue]

  package init(_ values: [EventColumn: EventValue] = [:]) { self.values = values }

  /// The value of a column; nil when it does not apply.
  package subscript(column: EventColumn) -> EventValue? {
    get { values[column] }
    set { values[column] = newValue }
  }

  /// The text of a text column; nil when it does not apply or holds something else.
  package func text(_ column: EventColumn) -> String? {
    if case .text(let text) = values[column] { text } else { nil }
  }

  /// The number in an integer column; nil when it does not apply or holds something else.
  package func integer(_ column: EventColumn) -> Int? {
    if case .integer(let number) = values[column] { number } else { nil }
  }

  /// The number in a column of percentages; nil when it does not apply or holds something else.
  package func real(_ column: EventColumn) -> Double? {
    if case .real(let number) = values[column] { number } else { nil }
  }

  /// Whether a column of truth values is true.
  package func isTrue(_ column: EventColumn) -> Bool { values[column] == .truth(true) }

  /// Sets a text column, or clears it with nil.
  package mutating func set(_ column: EventColumn, _ text: String?) {
    values[column] = text.map { .text($0) }
  }

  /// Sets a column to an identifier's text, or clears it with nil.
  package mutating func set(_ column: EventColumn, _ identifier: (some TextIdentifier)?) {
    values[column] = identifier.map { .text($0.text) }
  }

  /// Sets an integer column, or clears it with nil.
  package mutating func set(_ column: EventColumn, _ number: Int?) {
    values[column] = number.map { .integer($0) }
  }

  /// Sets a column of percentages, or clears it with nil.
  package mutating func set(_ column: EventColumn, _ number: Double?) {
    values[column] = number.map { .real($0) }
  }

  /// Sets a column to a moment, or clears it with nil.
  package mutating func set(_ column: EventColumn, _ moment: Timestamp?) {
    values[column] = moment.map { .text($0.description) }
  }

  package var id: EventID { EventID(text(.id) ?? "") }
  package var type: EventType? { text(.type).flatMap(EventType.init(rawValue:)) }
  package var election: ElectionID { ElectionID(text(.election) ?? "") }
  package var contest: ContestID? { text(.contest).map { ContestID($0) } }
  /// The place in the log; nil before the event is stored.
  package var sequence: Int? { integer(.sequence) }
}

internal import ElectionResults
internal import Foundation
internal import Mustache

/// What a template sees of an event: its columns, the rule and the severity. Values are made when they are asked for.
struct EventMessage: MustacheParent {
  let event: Event
  let rule: RuleID
  let severity: String

  func child(named name: String) -> Any? {
    switch name {
    case "rule": return rule.text
    case "severity": return severity
    case "candidates": return rows(of: .candidates, as: CandidateRow.self)
    case "changes": return rows(of: .changes, as: ChangeRow.self)
    default: return EventColumn(rawValue: name).flatMap(value)
    }
  }

  /// Nil stands for NULL: it renders as nothing, and its section is not shown.
  private func value(of column: EventColumn) -> Any? {
    if column == .tags {
      if case .tags(let tags) = event[.tags] { return tags }
      return [String]()
    }
    switch event[column] {
    case .text(let text): return text.isEmpty ? nil : text
    case .integer(let number):
      return MessageInteger(number, isGrouped: !Self.ungrouped.contains(column))
    case .real(let number):
      return column == .weight ? MessageDecimal(plain: number) : MessageDecimal(percentage: number)
    case .truth(let isTrue): return isTrue
    case .json, .tags, nil: return nil
    }
  }

  /// Years and counters, which nobody writes with a separator.
  private static let ungrouped: Set<EventColumn> = [
    .heldSince, .sequence, .contestSequence, .httpStatus,
  ]

  private func rows<Row: MessageRow>(of column: EventColumn, as row: Row.Type) -> [Row] {
    guard case .json(let text) = event[column] else { return [] }
    // The store holds what was written by this program; a row it cannot read shows nothing.
    // The column was written by this program: a list that does not decode is none.
    return (try? JSONDecoder().decode([Row].self, from: Data(text.utf8))) ?? []
  }
}

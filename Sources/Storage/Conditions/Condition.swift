package import ElectionResults

/// An expression that was found to be a condition, by ``ConditionDatabase/prepare(_:)``.
package struct Condition: Sendable, Equatable {
  package let expression: String
  /// Whether it looks at more than the event's own row, so that it is judged event by event.
  package let hasSubselect: Bool
  /// Whether it asks for the event's tags.
  let entersTags: Bool
  /// Names that it gives to its common table expressions.
  let tableExpressions: Set<String>
  /// Columns of the event that it reads, in the order in which it names them; `has_tag('x')` names the tags.
  package let columns: [EventColumn]
}

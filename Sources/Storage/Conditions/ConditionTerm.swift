package import ElectionResults

/// One of the terms that a condition joins by AND, and what it was for an event.
package struct ConditionTerm: Sendable, Equatable {
  /// As it is written, without comments around it.
  package let text: String
  /// Nil for NULL, and where it failed.
  package let truth: Bool?
  /// Such as `took longer than 50 ms`; nil where it did not fail.
  package let failure: String?
  /// Columns of the event that it reads, in the order in which it names them.
  package let columns: [EventColumn]
}

/// The value of one column of an event.
package enum EventValue: Sendable, Equatable {
  case text(String)
  case integer(Int)
  /// Percentages and swing, already rounded to two decimals.
  case real(Double)
  case truth(Bool)
  /// A JSON array as text.
  case json(String)
  case tags([String])
}

/// What a condition made of a range of events.
package struct ConditionVerdict: Sendable, Equatable {
  /// An event on which the condition could not be evaluated.
  package struct Failure: Sendable, Equatable {
    package let sequence: Int
    /// Such as `took longer than 50 ms`.
    package let message: String
  }

  /// Sequences of the events for which the condition is true, in order.
  package internal(set) var matched: [Int] = []
  /// In order.
  package internal(set) var failed: [Failure] = []
}

/// Why a sink did not take an alert, and what that means for the delivery.
package struct DeliveryFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// What comes next for the delivery, or for its sink.
  package enum Decision: Sendable, Equatable {
    /// Try again as the schedule says.
    case retry
    /// Try again after this wait, which the receiver asked for; until then the sink rests.
    case retryAfter(Duration)
    /// The receiver does not want this alert: dead at the third such answer.
    case reject
    /// The receiver wants no alert any more: the sink ends until it is configured anew.
    case disable
  }

  package let decision: Decision
  /// The cause in a line: lower case, never a URL's path or query, never a secret.
  package let reason: String
  /// The HTTP status; nil without an answer.
  package let status: Int?

  package init(_ decision: Decision, reason: String, status: Int? = nil) {
    self.decision = decision
    self.reason = reason
    self.status = status
  }

  package var description: String { reason }
}

import ElectionResults
import Testing

/// An event, what the log has before and behind it, and what a shipped rule makes of it.
struct RuleSample: Sendable, CustomTestStringConvertible {
  let rule: RuleID
  /// In the log when the rules begin.
  var before: [Event] = []
  let event: Event
  var after: [Event] = []
  /// Nil when the rule is to raise nothing.
  var title: String?
  var text: String?

  var testDescription: String { "\(rule): \(title ?? "nothing")" }

  /// Of every rule at least one that raises an alert; of every rule with a condition at least one that does not.
  static let all = seats + results + counts + body + clock + sources + operations

  static func with(_ event: Event, _ change: (inout Event) -> Void) -> Event {
    var event = event
    change(&event)
    return event
  }

  /// An event that follows from the first of the log, as a feed has it.
  static func following(_ event: Event, of feed: FeedID = "council") -> Event {
    with(event) {
      $0.set(.feed, feed)
      $0.set(.cause, EventID("00000000000000000000000000000001"))
    }
  }

  /// A seat held with a swing.
  static func swing(_ percentagePoints: Double?, in contest: ContestID) -> Event {
    with(SampleEvent.outcome(.seatHeld)) {
      $0.set(.contest, contest)
      $0.set(.swing, percentagePoints)
    }
  }
}

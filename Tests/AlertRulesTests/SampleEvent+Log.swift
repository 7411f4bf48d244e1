import ElectionResults
import Foundation

extension SampleEvent {
  /// When the declaration of Hartlepool is observed.
  static let start = Timestamp(milliseconds: 1_620_367_920_000)

  /// The id of the n-th event of a ``RecordedNight``.
  static func id(_ number: Int) -> EventID { EventID(String(format: "%032d", number)) }

  /// An event with an outcome at a place of the night.
  ///
  /// - Parameters:
  ///   - seconds: After the declaration.
  ///   - cause: The number of the event that it follows from.
  ///   - corrects: The number of the event that it corrects.
  static func logged(
    _ type: EventType, at seconds: Int = 0, cause: Int? = nil, corrects: Int? = nil,
    contest: String? = nil, change: (inout Event) -> Void = { _ in }
  ) -> Event {
    var event = outcome(type)
    event.set(.time, start + .seconds(seconds))
    event.set(.cause, cause.map(id))
    event.set(.corrects, corrects.map(id))
    if let contest {
      event.set(.contest, ContestID(contest))
      event.set(.contestName, contest)
    }
    change(&event)
    return event
  }
}

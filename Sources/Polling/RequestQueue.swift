import Foundation

/// The moments at which a host's last requests began, and those at which waiting ones will, in order.
struct RequestQueue: Sendable {
  private var moments: [Date] = []
  private var lastAsked = Date.distantPast

  /// Takes the next place: now, or as soon as a limit allows.
  mutating func place(in limit: RequestLimit, now: Date) -> Date {
    followClock(now)
    let span = limit.per / .seconds(1)
    let isOver = moments.prefix { $0.addingTimeInterval(span) <= now }
    moments.removeFirst(isOver.count)
    let blocking = moments.count >= limit.most ? moments[moments.count - limit.most] : nil
    let moment = max(now, moments.last ?? now, blocking?.addingTimeInterval(span) ?? now)
    moments.append(moment)
    return moment
  }

  /// Frees a place that is not needed after all.
  mutating func giveBack(_ moment: Date) {
    if let index = moments.lastIndex(of: moment) { moments.remove(at: index) }
  }

  /// When the clock was set back, the past moves with it: nobody waits longer for that.
  private mutating func followClock(_ now: Date) {
    if now < lastAsked {
      let shift = now.timeIntervalSince(lastAsked)
      moments = moments.map { $0.addingTimeInterval(shift) }
    }
    lastAsked = now
  }
}

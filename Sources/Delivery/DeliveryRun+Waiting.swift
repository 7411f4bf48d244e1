internal import ElectionResults

extension DeliveryRun {
  /// Whether nothing is left to do, and nothing to wait for.
  mutating func isOver() -> Bool {
    guard flights.isEmpty else { return false }
    // Marks that the store would not take are lost now: their deliveries are repeated.
    if graceEnd != nil { return true }
    guard let deadline else { return false }
    if let storeRestsUntil { return storeRestsUntil > deadline }
    guard marks.isEmpty else { return false }
    if disabling != nil { return isDisabled }
    if clock.read() > deadline { return true }
    guard let next = nextBeginning() else { return true }
    return next > deadline
  }

  /// Cancels what is still on its way when the worker is to end and the grace is over.
  mutating func endGraceIfDue() {
    guard let graceEnd, graceEnd <= clock.read(), !flights.isEmpty else { return }
    guard flights.values.contains(where: { !$0.task.isCancelled }) else { return }
    log.cancelled(flights.count)
    for flight in flights.values { flight.task.cancel() }
  }

  /// Sees to it that a notice comes when the next thing is due.
  mutating func setAlarm() {
    let moment = nextMoment()
    guard moment != alarm?.moment else { return }
    alarm?.task.cancel()
    alarm = moment.map { moment in
      let (timekeeper, post) = (worker.timekeeper, post)
      let deadline = clock.wallTime(of: moment)
      let task = Task {
        guard (try? await timekeeper.sleep(until: deadline)) != nil else { return }
        post.yield(.alarm(moment))
      }
      return (moment, task)
    }
  }

  /// The earliest moment at which something is to be done without a notice.
  private mutating func nextMoment() -> Timestamp? {
    if let graceEnd { return flights.values.contains { !$0.task.isCancelled } ? graceEnd : nil }
    if let storeRestsUntil { return storeRestsUntil }
    let hasRoom = flights.count < Self.flightLimit && disabling == nil
    return [marks.dueAt, hasRoom ? nextBeginning() : nil].compactMap { $0 }.min()
  }

  /// When something may be begun that cannot be now; nil when there is nothing to begin.
  private mutating func nextBeginning() -> Timestamp? {
    let now = clock.read()
    if !ready.isEmpty || isLookNeeded { return restsUntil ?? now }
    guard let nextDue else { return nil }
    // The store's earliest may be on its way itself and hide a later one: look again soon.
    return max(nextDue > now ? nextDue : now + Self.hiddenWait, restsUntil ?? nextDue)
  }
}

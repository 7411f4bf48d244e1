internal import ElectionResults
internal import Storage

extension DeliveryRun {
  /// Notes how an attempt ended and decides what comes next for the delivery.
  mutating func finish(_ delivery: Delivery, _ result: Result<Int?, DeliveryFailure>) {
    let flight = flights.removeValue(forKey: delivery.key)
    switch result {
    case .success(let status):
      rejections[delivery.key] = nil
      marks.add(.delivered(status: status), of: delivery.key, at: clock.read())
      log.succeeded()
    case .failure(let failure) where failure.decision == .disable:
      disabling = disabling ?? failure
      ready = []
    case .failure(let failure):
      // Cancelled by this worker: no attempt of the receiver's failed.
      if flight?.task.isCancelled ?? false { return }
      fail(delivery, failure)
    }
  }

  private mutating func fail(_ delivery: Delivery, _ failure: DeliveryFailure) {
    let now = clock.read()
    if failure.decision == .reject { rejections[delivery.key, default: 0] += 1 }
    let next = RetrySchedule.nextAttempt(
      after: failure.decision, failures: delivery.attempts + 1,
      rejections: rejections[delivery.key] ?? 0, firstDueAt: delivery.firstDueAt, now: now,
      chance: worker.chance())
    guard let next else {
      rejections[delivery.key] = nil
      marks.add(.dead(failure), of: delivery.key, at: now)
      return log.died(delivery, of: failure)
    }
    marks.add(.failed(dueAt: next, failure), of: delivery.key, at: now)
    log.failed(failure, nextAttempt: clock.wallTime(of: next))
    if case .retryAfter = failure.decision { restsUntil = max(restsUntil ?? next, next) }
  }

  /// Stores what became of deliveries: when there is enough of it, or it waited long enough, or
  /// nothing else is left to begin, since the next of an order key waits for it.
  mutating func storeMarks() async {
    let now = clock.read()
    if let rest = storeRestsUntil, now < rest, graceEnd == nil { return }
    storeRestsUntil = nil
    let hasMoreToBegin = !ready.isEmpty && mayBegin(at: now)
    let isDue = marks.isFull || !hasMoreToBegin || marks.dueAt.map { $0 <= now } ?? false
    guard !marks.isEmpty, isDue else { return }
    do {
      try await marks.store(in: worker.store, at: worker.timekeeper.now)
      log.storeSucceeded()
    } catch {
      restStore(after: error, at: now)
    }
  }

  /// After a 410: gives up what waits, once nothing is on its way any more.
  mutating func disableIfAsked() async {
    guard let disabling, !isDisabled, flights.isEmpty, marks.isEmpty, storeRestsUntil == nil
    else { return }
    do {
      try await worker.store.markAllDead(
        for: worker.id, at: worker.timekeeper.now, error: disabling.reason)
      isDisabled = true
      log.disabled(by: disabling)
    } catch {
      restStore(after: error, at: clock.read())
    }
  }
}

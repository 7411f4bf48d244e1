internal import ElectionResults
internal import Storage

/// The state of a worker between its start and its end.
struct DeliveryRun {
  /// The most deliveries on their way at once.
  static let flightLimit = 8
  /// The most deliveries read from the store at once.
  static let readyLimit = 200
  /// What is on its way when the worker is to end may take this long.
  static let grace = Duration.seconds(3)
  /// The wait after an error of the store.
  static let storeWait = Duration.seconds(1)

  /// How long a delivery may stay unseen behind one of another order key that is on its way.
  static let hiddenWait = Duration.milliseconds(500)

  /// An attempt under way.
  struct Flight {
    let orderKey: String
    let task: Task<Void, Never>
  }

  let worker: DeliveryWorker
  let deadline: Timestamp?
  let post: AsyncStream<DeliveryNotice>.Continuation
  var clock: ForwardClock
  var log: SinkLog
  var marks = PendingMarks()
  /// Read from the store and not begun, latest first.
  var ready: [Delivery] = []
  var flights: [DeliveryKey: Flight] = [:]
  /// Rejections since this start; a new start counts anew.
  var rejections: [DeliveryKey: Int] = [:]
  /// Whether the store may have deliveries that were not seen yet.
  var isLookNeeded = false
  /// When the store's earliest delivery becomes due, as of the last look, or then if some was due;
  /// nil when none waits.
  var nextDue: Timestamp?
  /// The sink rests until then, as it asked.
  var restsUntil: Timestamp?
  /// The store is left alone until then, after an error.
  var storeRestsUntil: Timestamp?
  /// The 410 that ended the sink.
  var disabling: DeliveryFailure?
  var isDisabled = false
  /// When what is on its way is cancelled; nil before the worker is to end.
  var graceEnd: Timestamp?
  var alarm: (moment: Timestamp, task: Task<Void, Never>)?

  init(
    worker: DeliveryWorker, deadline: Timestamp?, post: AsyncStream<DeliveryNotice>.Continuation
  ) {
    self.worker = worker
    self.deadline = deadline
    self.post = post
    clock = ForwardClock(worker.timekeeper)
    log = SinkLog(id: worker.id, logger: worker.logger)
  }

  /// Takes notices until the work is over.
  mutating func work(through notices: AsyncStream<DeliveryNotice>) async {
    for await notice in notices {
      take(notice)
      await storeMarks()
      await disableIfAsked()
      await fill()
      endGraceIfDue()
      if isOver() { break }
      setAlarm()
    }
    alarm?.task.cancel()
    post.finish()
  }

  private mutating func take(_ notice: DeliveryNotice) {
    switch notice {
    case .look: isLookNeeded = true
    case .alarm(let moment):
      clock.reach(moment)
      if alarm?.moment == moment { alarm = nil }
      isLookNeeded = true
    case .finished(let delivery, let result):
      isLookNeeded = true
      finish(delivery, result)
    case .stop:
      ready = []
      graceEnd = graceEnd ?? clock.read() + Self.grace
    }
  }

  /// Begins deliveries while there are some, and room.
  private mutating func fill() async {
    let now = clock.read()
    if let deadline, now > deadline { ready = [] }
    guard mayBegin(at: now) else { return }
    while flights.count < Self.flightLimit {
      if ready.isEmpty, isLookNeeded { await look() }
      guard let delivery = ready.popLast() else { return }
      begin(delivery)
    }
  }

  func mayBegin(at now: Timestamp) -> Bool {
    let isTime = [restsUntil, storeRestsUntil].allSatisfy { $0.map { $0 <= now } ?? true }
    return isTime && graceEnd == nil && disabling == nil && deadline.map { now <= $0 } ?? true
  }

  /// Reads what is due.
  private mutating func look() async {
    let now = clock.read()
    let keys = Set(flights.values.map { $0.orderKey })
    do {
      let due = try await worker.store.dueDeliveries(
        to: worker.id, at: now, excluding: keys, limit: Self.readyLimit)
      // Asked for only when nothing is due: what is about to begin ends in another look.
      nextDue = due.isEmpty ? try await worker.store.nextDue(for: worker.id) : now
      ready = due.reversed()
      isLookNeeded = due.count == Self.readyLimit
      log.storeSucceeded()
    } catch {
      restStore(after: error, at: now)
    }
  }

  private mutating func begin(_ delivery: Delivery) {
    let (sink, post) = (worker.sink, post)
    let moment = worker.timekeeper.now
    let task = Task {
      do throws(DeliveryFailure) {
        let status = try await sink.deliver(delivery.alert, at: moment)
        post.yield(.finished(delivery, .success(status)))
      } catch {
        post.yield(.finished(delivery, .failure(error)))
      }
    }
    flights[delivery.key] = Flight(orderKey: delivery.alert.orderKey, task: task)
  }

  mutating func restStore(after error: any Error, at now: Timestamp) {
    log.storeFailed(error)
    storeRestsUntil = now + Self.storeWait
  }
}

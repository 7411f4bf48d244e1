internal import ElectionResults
internal import Storage

/// One step of judging: some events of the log, taken in their order, and all that comes of them.
///
/// Whatever waits is settled where its time falls between the events, and looks at the log up to there: the same comes of
/// it when the events are judged one by one as they come, together after a crash, or all at once years later.
struct Judgement {
  let judge: RuleJudge
  let now: Timestamp
  let desk: DeskState
  private let events: [Event]
  private(set) var step: JudgedStep
  /// Alerts that wait, in the order of the log.
  private(set) var held: [HeldAlert]
  private(set) var windows: [LimitWindow]
  /// The last event that has been taken: what is settled now sees the log up to here.
  private(set) var position: Int
  /// Alerts that waited and do not go out, with why.
  private(set) var endings: [(held: HeldAlert, reason: String)] = []

  init(of state: JudgementState, by judge: RuleJudge, at now: Timestamp) {
    self.judge = judge
    self.now = now
    desk = DeskState(state.actions, at: now)
    events = state.events
    held = state.held
    windows = state.windows
    position = state.origin.cursor
    step = JudgedStep(from: state.origin, throughSequence: state.events.last?.sequence ?? 0)
  }

  /// Takes all events and settles what is due in between.
  ///
  /// - Parameter isLast: Whether there is no later event yet, so that what is due by now is due.
  mutating func settleAll(isLast: Bool) async throws {
    let matches = await judge.matches(among: events)
    step.failures += matches.failures
    for event in events {
      let time = event.time ?? now
      while let due = nextDue, due < time { try await settle(at: due) }
      position = event.sequence ?? position
      try await follow(event, at: time)
      try await take(event, at: time, matching: matches.rules[position] ?? [])
    }
    while isLast, let due = nextDue, due <= now { try await settle(at: due) }
  }

  private var nextDue: Timestamp? {
    [held.map(\.dueAt).min(), windows.map(\.closesAt).min()].compactMap(\.self).min()
  }

  /// Settles the first of what is due at a moment, waiting alerts before the windows in which they would count.
  private mutating func settle(at due: Timestamp) async throws {
    if let first = held.first(where: { $0.dueAt == due }) { return try await end(first) }
    if let window = windows.first(where: { $0.closesAt == due }) { try await close(window) }
  }

  /// Adds an alert; what its sinks get of the same alert already stays as it is.
  mutating func add(_ new: NewAlert) {
    guard let place = step.alerts.firstIndex(where: { $0.alert.id == new.alert.id }) else {
      if !new.deliveries.isEmpty { step.alerts.append(new) }
      return
    }
    for delivery in new.deliveries
    where !step.alerts[place].deliveries.contains(where: { $0.sink == delivery.sink }) {
      step.alerts[place].deliveries.append(delivery)
    }
  }

  /// Has an alert wait from now on, or go on waiting for something else.
  mutating func hold(_ alert: HeldAlert) {
    held.removeAll { $0.isSame(as: alert) }
    step.holding.removeAll { $0.isSame(as: alert) }
    let place = held.firstIndex { ($0.event.sequence ?? 0) > (alert.event.sequence ?? 0) }
    held.insert(alert, at: place ?? held.endIndex)
    step.holding.append(alert)
  }

  /// Has an alert wait no longer.
  ///
  /// - Parameter reason: Why it does not go out; nil when it does.
  mutating func release(_ alert: HeldAlert, because reason: String? = nil) {
    held.removeAll { $0.isSame(as: alert) }
    step.holding.removeAll { $0.isSame(as: alert) }
    step.ending.append(alert)
    if let reason { endings.append((alert, reason)) }
  }

  /// Keeps a window as it is now.
  mutating func keep(_ window: LimitWindow) {
    for place in [
      windows.firstIndex { $0.isSame(as: window) },
      step.opened.firstIndex { $0.isSame(as: window) },
    ].enumerated() {
      guard let index = place.element else { continue }
      if place.offset == 0 { windows.remove(at: index) } else { step.opened.remove(at: index) }
    }
    windows.append(window)
    step.opened.append(window)
  }

  /// Ends a window.
  mutating func forget(_ window: LimitWindow) {
    windows.removeAll { $0.isSame(as: window) }
    step.opened.removeAll { $0.isSame(as: window) }
    step.closed.append(window)
  }

  /// Notes that a rule could not be judged.
  mutating func note(_ failure: RuleFailure) { step.failures.append(failure) }
}

extension HeldAlert {
  fileprivate func isSame(as other: HeldAlert) -> Bool {
    rule == other.rule && event.sequence == other.event.sequence
  }
}

extension LimitWindow {
  fileprivate func isSame(as other: LimitWindow) -> Bool {
    rule == other.rule && sink == other.sink
  }
}

extension Event {
  /// When it was observed.
  var time: Timestamp? { text(.time).flatMap { Timestamp(rfc3339: $0) } }
}

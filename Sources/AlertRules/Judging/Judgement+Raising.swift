internal import ElectionResults
internal import Storage

/// What comes of an event, and of a wait that is over: alerts, and where each stands with its sinks.
extension Judgement {
  /// Takes an event: raises the alerts of the rules that it matches or has them wait, and tells what it corrects to those
  /// who were told that.
  ///
  /// A sink that has to hear of the correction gets the alert of its own rule in the place of a follow-up, at once and past
  /// everything that would keep it back.
  mutating func take(
    _ event: Event, at time: Timestamp, matching rules: [Rule]
  ) async throws {
    var owed = try await sinksOwed(byCorrection: event)
    for rule in rules {
      let direct = rule.recipients.filter { owed[$0.sink] != nil }
      if !direct.isEmpty {
        try await raise(event, by: rule, at: time, to: direct, isFollowUp: true)
        for recipient in direct { owed[recipient.sink] = nil }
      }
      guard direct.count < rule.recipients.count else { continue }
      if rule.holdDown > .zero {
        hold(
          HeldAlert(rule: rule.id, wait: .hold, event: event, dueAt: time + rule.holdDown))
      } else {
        try await confirmOrRaise(event, by: rule, at: time)
      }
    }
    try await followUp(event, at: time, to: owed)
  }

  /// Raises an alert, unless it has to wait for other feeds.
  ///
  /// - Parameter moment: When it would be raised.
  mutating func confirmOrRaise(_ event: Event, by rule: Rule, at moment: Timestamp) async throws {
    guard let confirmation = rule.confirmation, confirmation.feeds > 1 else {
      return try await raise(event, by: rule, at: moment)
    }
    let observed = event.time ?? moment
    let waiting = HeldAlert(
      rule: rule.id, wait: .confirm, event: event,
      dueAt: max(observed + confirmation.within, moment))
    switch try await verdict(on: waiting, by: rule) {
    case .open: hold(waiting)
    case .confirmed: try await raise(event, by: rule, at: moment)
    case .takenBack(let correction): release(waiting, because: .takenBack(by: correction))
    }
  }

  /// Raises an alert.
  ///
  /// - Parameters:
  ///   - moment: Of the log, at which it comes about.
  ///   - recipients: Nil for all that the rule names.
  ///   - isFollowUp: Whether it goes past silences and limits.
  ///   - feeds: How many feeds have the outcome, when that is not enough; nil otherwise.
  mutating func raise(
    _ event: Event, by rule: Rule, at moment: Timestamp, to recipients: [Rule.Recipient]? = nil,
    isFollowUp: Bool = false, unconfirmedBy feeds: Int? = nil
  ) async throws {
    let source = AlertSource(
      event: event, rule: rule.id, severity: rule.severity.rawValue, raisedAt: moment, now: now)
    func words(_ own: AlertWords?) -> RenderedMessage {
      let message = rule.message(for: event, own: own)
      guard let feeds, let confirmation = rule.confirmation else { return message }
      return message.unconfirmed(by: feeds, of: confirmation)
    }
    let isWithheld = try await isWithheld(event)
    var deliveries: [NewDelivery] = []
    for recipient in recipients ?? rule.recipients {
      var delivery = NewDelivery(
        to: recipient.sink, words: recipient.words.map { source.words(words($0)) })
      if isWithheld {
        delivery.state = .withheld
      } else if !isFollowUp {
        try await place(&delivery, of: event, by: rule, at: moment)
      }
      deliveries.append(delivery)
    }
    add(NewAlert(alert: source.alert(words(nil)), deliveries: deliveries))
  }

  /// Keeps a delivery back that is silenced, or one too many for now.
  private mutating func place(
    _ delivery: inout NewDelivery, of event: Event, by rule: Rule, at moment: Timestamp
  ) async throws {
    if desk.silences(rule.id, at: moment) {
      delivery.state = .silenced
    } else if judge.sight.isDigested(event) {
      collect(
        &delivery,
        in: try await count(event, Rule.catchUp, delivery.sink, at: moment, per: .zero))
    } else if let limit = rule.limit {
      let window = try await count(event, rule.id, delivery.sink, at: moment, per: limit.per)
      if window.alerts > limit.most { collect(&delivery, in: window) }
    }
  }

  private func collect(_ delivery: inout NewDelivery, in window: LimitWindow) {
    (delivery.state, delivery.digest) = (.collected, window.digest)
  }

  /// Counts an alert in the window that is open, or in a new one.
  private mutating func count(
    _ event: Event, _ rule: RuleID, _ sink: SinkID, at moment: Timestamp, per length: Duration
  ) async throws -> LimitWindow {
    var open = windows.first { $0.rule == rule && $0.sink == sink }
    if let over = open, moment > over.closesAt || (moment == over.closesAt && length > .zero) {
      try await close(over)
      open = nil
    }
    var window =
      open
      ?? LimitWindow(
        rule: rule, sink: sink, openedAt: moment, closesAt: moment + length, alerts: 0,
        digest: EventIdentity.digest(from: event.id, rule: rule, sink: sink))
    window.alerts += 1
    keep(window)
    return window
  }

  /// Whether the desk holds the contest that an event tells of, or that it follows from.
  func isWithheld(_ event: Event) async throws -> Bool {
    guard !desk.holdsNothing else { return false }
    return try await contest(of: event).map { desk.holds($0, of: event.election) } ?? false
  }

  /// The contest that an event tells of, or that it follows from.
  func contest(of event: Event) async throws -> ContestID? {
    if let contest = event.contest { return contest }
    guard let cause = event.text(.cause) else { return nil }
    return try await judge.store.events(with: [EventID(cause)]).first?.contest
  }
}

internal import ElectionResults
internal import Storage

/// What those hear who were told of something that is corrected.
extension Judgement {
  /// The sinks that have to hear of a correction, retraction or withdrawn call, each with the first alert that it was told,
  /// or is to be, of what is corrected: an alert of that event, or of one that follows from it.
  func sinksOwed(byCorrection event: Event) async throws -> [SinkID: Alert] {
    guard event.type?.takesBack == true, let corrected = event.text(.corrects).map({ EventID($0) })
    else { return [:] }
    var told = try await judge.store.alertsTold(of: corrected)
    told += toldInThisStep(of: corrected)
    var owed: [SinkID: Alert] = [:]
    for one in told where owed[one.sink].map({ one.alert.sequence < $0.sequence }) ?? true {
      owed[one.sink] = one.alert
    }
    for sink in try await sinksThatKnow(of: event) { owed[sink] = nil }
    return owed
  }

  private func toldInThisStep(of event: EventID) -> [ToldAlert] {
    step.alerts.filter { new in
      [.alert, .followUp].contains(new.alert.kind)
        && (new.alert.event == event || new.alert.cause == event)
    }.flatMap { new in
      new.deliveries.filter(\.state.reachesReceiver).map {
        ToldAlert(alert: new.alert, sink: $0.sink, state: $0.state)
      }
    }
  }

  /// Those that are told of an event itself already.
  private func sinksThatKnow(of event: Event) async throws -> [SinkID] {
    let stored = try await judge.store.alertsTold(of: event.id).filter {
      $0.alert.event == event.id
    }
    return stored.map(\.sink)
      + toldInThisStep(of: event.id).filter { $0.alert.event == event.id }.map(\.sink)
  }

  /// Tells sinks of a correction: one alert for each rule of which they were told first, with its severity, past everything
  /// that would keep it back but the desk's own hold.
  mutating func followUp(
    _ event: Event, at moment: Timestamp, to owed: [SinkID: Alert]
  ) async throws {
    guard !owed.isEmpty else { return }
    let state: DeliveryState = try await isWithheld(event) ? .withheld : .waiting
    for sink in owed.keys.sorted() {
      guard let first = owed[sink] else { continue }
      let words = judge.rule(first.rule)?.correction ?? AlertWords()
      let source = AlertSource(
        event: event, rule: first.rule, severity: first.severity, raisedAt: moment, now: now)
      let message = words.message(for: event, rule: first.rule, severity: first.severity)
      add(
        NewAlert(
          alert: source.alert(message, kind: .followUp),
          deliveries: [NewDelivery(to: sink, state)]))
    }
  }
}

extension EventType {
  /// Whether an event of this type that corrects another takes back, or changes, what was told of it.
  var takesBack: Bool {
    switch self {
    case .resultCorrected, .resultRetracted, .contestUncalled, .seatGained, .seatHeld, .seatNew,
      .controlChanged, .controlHeld, .outcomeCertain:
      true
    default: false
    }
  }
}

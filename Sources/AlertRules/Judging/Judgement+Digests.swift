internal import ElectionResults
internal import Storage

/// The end of a window: what was too many comes as one.
extension Judgement {
  /// Ends a window, and tells what it has collected.
  mutating func close(_ window: LimitWindow) async throws {
    let closed = Set(step.closed.map(\.digest))
    let stored =
      closed.contains(window.digest)
      ? [] : try await judge.store.alertsCollected(for: window.digest)
    let members = stored + collectedInThisStep(for: window.digest)
    forget(window)
    guard !members.isEmpty else { return }
    let events = try await judge.store.events(with: members.map(\.alert.event))
    let told = members.flatMap { [$0.alert.event] + ($0.alert.cause.map { [$0] } ?? []) }
    let corrections = try await judge.store.corrections(of: Set(told), through: position)
    let digest = AlertDigest(
      of: window, members: members.map(\.alert), events: events,
      corrected: Set(
        corrections.filter { $0.type?.takesBack == true }
          .compactMap { $0.text(.corrects).map { EventID($0) } }))
    add(NewAlert(alert: digest.alert(at: now), sinks: [window.sink]))
  }

  private func collectedInThisStep(for digest: AlertID) -> [ToldAlert] {
    step.alerts.flatMap { new in
      new.deliveries.filter { $0.digest == digest }.map { delivery in
        var alert = new.alert
        if let words = delivery.words {
          (alert.title, alert.text, alert.data) = (words.title, words.text, words.data)
        }
        return ToldAlert(alert: alert, sink: delivery.sink, state: delivery.state)
      }
    }
  }
}

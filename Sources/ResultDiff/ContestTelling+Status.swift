internal import ElectionResults

/// What is told of the other statuses between a count and a declaration.
extension ContestTelling {
  /// - Returns: The call, or the withdrawal of one, by which seats changed hands; nil when none did.
  @discardableResult
  mutating func tellStatus() -> EventID? {
    tellStart(of: .recount, as: .recountStarted)
    let cause = tellCalls()
    tellStart(of: .runoff, as: .contestRunoff)
    tellStart(of: .postponed, as: .contestPostponed)
    return cause
  }

  private mutating func tellStart(of status: ContestStatus, as type: EventType) {
    guard new.status == status, old?.status != status else { return }
    tell(type) { $0.fillCount(of: &$1) }
  }
}

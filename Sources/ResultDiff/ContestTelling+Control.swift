internal import ElectionResults

/// Who controls a body.
extension ContestTelling {
  /// Tells the control once it is certain, and again when it becomes certain otherwise; while it is not, what was told
  /// stands, since the correction behind that reaches whoever heard of it.
  mutating func tellControl(of body: BodyBalance?, cause: EventID?) {
    let told = running.standing.control
    guard let body, let former = comparison.formerControl, let control = body.control,
      told.map({ !isSame(control, as: BodyControl($0.value)) }) ?? true
    else { return }
    let type: EventType = isSame(control, as: former) ? .controlHeld : .controlChanged
    let isByContest = !body.isRetained(by: control)
    var event = electionEvent(type, cause: isByContest ? cause : nil)
    event.set(.control, control.description)
    event.set(.previousControl, former.description)
    event.set(.corrects, told?.event)
    fillParty(of: control, body, in: &event)
    let election = comparison.election.id
    let identity = EventIdentity(
      election: election, scope: election.text, type: type,
      keyFacts: [former, control].map { $0.description.lowercased() })
    let id = isByContest ? addNamingContest(event, as: identity) : add(event, as: identity)
    running.tell(control: ToldOutcome(value: control.description, event: id))
  }

  /// The party that controls, or under no overall control the largest.
  private func fillParty(of control: BodyControl, _ body: BodyBalance, in event: inout Event) {
    let party =
      switch control {
      case .party(let party): party
      case .nobody: body.largestParty
      }
    guard let party else { return }
    fill(running.tally(of: party), in: &event)
  }

  /// Whether both are one, also when the parties' file has given the party another code since.
  private func isSame(_ control: BodyControl, as other: BodyControl) -> Bool {
    switch (control, other) {
    case (.party(let party), .party(let before)): comparison.parties.areOne(before, party)
    default: control == other
    }
  }
}

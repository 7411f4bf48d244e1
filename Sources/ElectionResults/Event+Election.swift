extension Event {
  /// An event with the columns that all events of an election have, and no others.
  package init(
    _ type: EventType, of election: Election, at time: Timestamp, isCatchUp: Bool = false
  ) {
    self.init()
    set(.type, type.rawValue)
    set(.time, time)
    set(.election, election.id)
    set(.electionName, election.name)
    set(.body, election.body)
    self[.isTest] = .truth(false)
    self[.isCatchUp] = .truth(isCatchUp)
  }
}

extension Event {
  /// An event with the columns that all events of an election have, and no others. One of its tests names the election
  /// itself, and is marked.
  package init(
    _ type: EventType, of election: Election, at time: Timestamp, isCatchUp: Bool = false
  ) {
    self.init()
    set(.type, type.rawValue)
    set(.time, time)
    set(.election, election.id.real)
    set(.electionName, election.name)
    set(.body, election.body)
    self[.isTest] = .truth(election.id.isOfTests)
    self[.isCatchUp] = .truth(isCatchUp)
  }
}

import ElectionResults

extension Event {
  /// The columns of an event that say what happened, as text by name: all but those that tell who saw it when, and the
  /// long lists.
  var figures: [String: String] {
    let others: Set<EventColumn> = [
      .sequence, .time, .type, .id, .contestSequence, .sourceTime, .feed, .election, .electionName,
      .body, .cause, .corrects, .isTest, .isCatchUp, .contest, .contestName, .sourceURL, .etag,
      .bodySHA256, .changes, .candidates, .message,
    ]
    let own = values.filter { !others.contains($0.key) }
    return Dictionary(uniqueKeysWithValues: own.map { ($0.key.rawValue, Self.text($0.value)) })
  }

  private static func text(_ value: EventValue) -> String {
    switch value {
    case .text(let text), .json(let text): text
    case .integer(let number): String(number)
    case .real(let number): "\(number)"
    case .truth(let truth): truth ? "true" : "false"
    case .tags(let tags): tags.joined(separator: ",")
    }
  }
}

extension [Event] {
  /// The columns of the only event of a type that say what happened; nil when there is not exactly one.
  func figures(of type: EventType) -> [String: String]? {
    let found = filter { $0.type == type }
    return found.count == 1 ? found[0].figures : nil
  }
}

extension Election {
  /// An election of a test.
  init(
    by system: ElectoralSystem, on basis: FlipBasis = .declaration, seats: Int? = nil,
    bodySeats: Int? = nil
  ) {
    self.init(id: "e", name: "E", seats: seats, bodySeats: bodySeats)
    self.system = system
    flipsOn = basis
  }
}

extension CandidateResult {
  /// A candidate with votes in the first and in the deciding count.
  init(_ text: String, _ votes: Int?, final: Int?, elected: Bool? = nil) {
    self.init(text, votes, elected: elected)
    finalVotes = final
  }
}

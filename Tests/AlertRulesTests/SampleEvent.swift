import ElectionResults

/// Events as the night of 6 May 2021 in Hartlepool had them.
enum SampleEvent {
  /// The columns that all events of the contest share.
  static func contest(_ type: EventType) -> Event {
    var event = Event([.seats: .integer(1), .isTest: .truth(false), .isCatchUp: .truth(false)])
    event.set(.type, type.rawValue)
    event.set(.id, EventID("0123456789abcdef0123456789abcdef"))
    event.set(.time, Timestamp(milliseconds: 1_620_367_920_000))
    event.set(.feed, FeedID("council"))
    event.set(.election, ElectionID("hartlepool-2021"))
    event.set(.electionName, "Hartlepool by-election")
    event.set(.body, "House of Commons")
    event.set(.contest, ContestID("E14000733"))
    event.set(.contestName, "Hartlepool")
    return event
  }

  /// An event of the feed's own.
  static func feed(_ type: EventType, _ change: (inout Event) -> Void) -> Event {
    var event = contest(type)
    for column in [EventColumn.contest, .contestName, .seats] { event[column] = nil }
    event.set(.message, "the votes fell")
    event.set(.failures, 3)
    event.set(.since, Timestamp(milliseconds: 1_620_364_200_000))
    change(&event)
    return event
  }

  /// The count, with the three candidates who came first.
  static func count(_ type: EventType) -> Event {
    var event = contest(type)
    event.set(.majority, 6_940)
    event.set(.majorityPercentage, 23.18)
    event.set(.turnoutPercentage, 42.3)
    event.set(.runnerUp, "Paul Williams")
    event.set(.runnerUpParty, PartyCode("lab"))
    event[.candidates] = .json(
      """
      [{"name":"Jill Mortimer","party":"con","votes":15529,"final_votes":null,"pct":51.88,\
      "change":22.96,"elected":true},\
      {"name":"Paul Williams","party":"lab","votes":8589,"final_votes":null,"pct":28.69,\
      "change":-8.99,"elected":false},\
      {"name":"Sam Lee","party":"ind","votes":2904,"final_votes":null,"pct":9.7,\
      "change":null,"elected":false}]
      """)
    return event
  }

  /// The declaration's outcome.
  static func outcome(_ type: EventType) -> Event {
    var event = count(type)
    event.set(.winner, "Jill Mortimer")
    event.set(.toParty, PartyCode("con"))
    event.set(.toPartyName, "Conservative")
    event.set(.fromParty, PartyCode("lab"))
    event.set(.fromPartyName, "Labour")
    event.set(.winnerVotes, 15_529)
    event.set(.winnerPercentage, 51.88)
    event.set(.previousMajority, 3_595)
    event.set(.previousMajorityPercentage, 8.76)
    event.set(.swing, 15.98)
    event.set(.swingFrom, PartyCode("lab"))
    event.set(.swingTo, PartyCode("con"))
    event.set(.electorate, 70_768)
    event.set(.validVotes, 29_933)
    event.set(.heldSince, 1974)
    return event
  }

  /// A party's total in a body of 650.
  static func tally(_ type: EventType, seats: Int) -> Event {
    var event = contest(type)
    event.set(.party, PartyCode("con"))
    event.set(.partyName, "Conservative")
    event.set(.seatsWon, seats)
    event.set(.seatsChange, 48)
    event.set(.declared, 601)
    event.set(.total, 650)
    event.set(.majorityLine, 326)
    return event
  }

  /// A correction of two figures.
  static func correction() -> Event {
    var event = outcome(.resultCorrected)
    event.set(.corrects, EventID("00000000000000000000000000000001"))
    event.set(.wasWinner, "Jill Mortimer")
    event[.changes] = .json(
      """
      [{"field":"votes/Sam Lee","was":2094,"now":2904},\
      {"field":"electorate","was":70786,"now":70768}]
      """)
    return event
  }
}

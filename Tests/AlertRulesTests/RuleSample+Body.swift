import ElectionResults

extension RuleSample {
  static let body: [RuleSample] = [
    RuleSample(
      rule: "tally", event: SampleEvent.tally(.tallyChanged, seats: 1_325),
      title: "Conservative 1,325", text: "601 of 650 declared, net change 48."),
    RuleSample(
      rule: "majority-reached",
      event: SampleEvent.tally(.majorityReached, seats: 326),
      title: "Conservative has a majority", text: "326 seats of the 326 needed, with Hartlepool."),
    RuleSample(
      rule: "majority-lost",
      event: SampleEvent.tally(.majorityLost, seats: 325),
      title: "Conservative has lost its majority",
      text: "325 seats of the 326 needed, after Hartlepool."),
    RuleSample(
      rule: "one-seat-to-go",
      event: SampleEvent.tally(.tallyChanged, seats: 325),
      title: "Conservative needs one more seat for a majority",
      text: "325 seats, 326 needed, 601 of 650 declared."),
    RuleSample(
      rule: "majority-reached",
      event: with(SampleEvent.tally(.majorityReached, seats: 11)) {
        $0.set(.message, "20 retained")
        $0.set(.majorityLine, 31)
      }, title: "Conservative has a majority",
      text: "11 seats and 20 retained of the 31 needed, with Hartlepool."),
    RuleSample(rule: "one-seat-to-go", event: SampleEvent.tally(.tallyChanged, seats: 324)),
    RuleSample(rule: "one-seat-to-go", event: SampleEvent.tally(.tallyChanged, seats: 326)),
    RuleSample(
      rule: "one-seat-to-go", before: [SampleEvent.tally(.majorityReached, seats: 326)],
      event: SampleEvent.tally(.tallyChanged, seats: 325)),
    RuleSample(
      rule: "majority-reached",
      event: with(SampleEvent.tally(.majorityReached, seats: 0)) {
        $0.set(.message, "31 retained")
        $0.set(.majorityLine, 31)
        for column in [EventColumn.contest, .contestName] { $0[column] = nil }
      }, title: "Conservative has a majority",
      text: "0 seats and 31 retained of the 31 needed."),
    RuleSample(
      rule: "one-seat-to-go",
      event: with(SampleEvent.tally(.tallyChanged, seats: 322)) { $0.set(.message, "3 retained") },
      title: "Conservative needs one more seat for a majority",
      text: "322 seats and 3 retained, 326 needed, 601 of 650 declared."),
    RuleSample(
      rule: "one-seat-to-go",
      event: with(SampleEvent.tally(.tallyChanged, seats: 325)) { $0.set(.declared, 650) }),
    RuleSample(
      rule: "one-seat-to-go",
      event: with(SampleEvent.tally(.tallyChanged, seats: 325)) { $0.set(.party, PartyCode("ind")) }
    ),
    RuleSample(
      rule: "one-seat-to-go", before: [SampleEvent.tally(.tallyChanged, seats: 326)],
      event: SampleEvent.tally(.tallyChanged, seats: 325)),
    RuleSample(
      rule: "one-seat-to-go",
      before: [
        with(SampleEvent.tally(.majorityReached, seats: 326)) { $0.set(.party, PartyCode("lab")) }
      ], event: SampleEvent.tally(.tallyChanged, seats: 325)),
    RuleSample(
      rule: "one-short-of-a-majority",
      event: with(complete(seats: 61)) { $0.set(.message, "3 retained") },
      title: "Scottish National Party is one short of a majority in the Scottish Parliament",
      text: "61 of 129 seats, 3 retained, 65 needed."),
    RuleSample(
      rule: "one-short-of-a-majority",
      event: with(complete(seats: 64)) { $0.set(.party, PartyCode("ind")) }),
    RuleSample(
      rule: "election-called",
      event: with(complete(seats: 61)) {
        $0.set(.message, "3 retained; not all declared, some only called")
      }, title: "Scottish Parliament 2021: all is called or declared",
      text: "129 of 129 called or declared, Scottish Parliament. Scottish National Party 61 "
        + "(3 retained; not all declared, some only called), 47.7 % of the votes."),
    RuleSample(rule: "election-called", event: complete(seats: 64)),
    RuleSample(
      rule: "election-complete",
      event: with(complete(seats: 64)) {
        $0.set(.message, "not all declared, some only called")
      }),
    RuleSample(
      rule: "election-complete",
      event: with(complete(seats: 28)) {
        for column in [EventColumn.seatsChange, .majorityLine, .body] { $0[column] = nil }
        $0.set(.partyName, "No")
      }, title: "Scottish Parliament 2021: all is declared",
      text: "129 of 129 declared. No, areas: 28, 47.7 % of the votes."),
    RuleSample(
      rule: "one-short-of-a-majority", event: complete(seats: 64),
      title: "Scottish National Party is one short of a majority in the Scottish Parliament",
      text: "64 of 129 seats, 65 needed."),
    RuleSample(rule: "one-short-of-a-majority", event: complete(seats: 65)),
    RuleSample(rule: "one-short-of-a-majority", event: complete(seats: 63)),
    RuleSample(
      rule: "one-short-of-a-majority",
      event: with(complete(seats: 64)) { $0[.majorityLine] = nil }),
    RuleSample(
      rule: "control-gained", event: control(.controlChanged, from: "noc", to: "con"),
      title: "Conservative GAIN Northumberland from NOC",
      text: "34 seats won, 34 needed. 67 of 67 declared."),
    RuleSample(
      rule: "control-gained",
      event: with(control(.controlChanged, from: "lab", to: "con")) {
        $0.set(.corrects, EventID("00000000000000000000000000000009"))
        $0.set(.seatsWon, 14)
        $0.set(.message, "20 retained")
      }, title: "CORRECTION: Conservative GAIN Northumberland from LAB",
      text: "14 seats won, 20 retained, 34 needed. 67 of 67 declared."),
    RuleSample(
      rule: "control-gained", event: control(.controlChanged, from: "con", to: "noc")),
    RuleSample(
      rule: "control-lost",
      event: with(control(.controlChanged, from: "con", to: "noc")) { $0.set(.seatsWon, 33) },
      title: "Northumberland: no overall control, was CON",
      text: "Conservative is the largest party: 33 seats won, 34 needed. 67 of 67 declared."),
    RuleSample(
      rule: "control-lost",
      event: with(control(.controlChanged, from: "con", to: "noc")) {
        for column in [EventColumn.party, .partyName, .seatsWon] { $0[column] = nil }
      }, title: "Northumberland: no overall control, was CON", text: "67 of 67 declared."),
    RuleSample(rule: "control-lost", event: control(.controlChanged, from: "noc", to: "con")),
    RuleSample(
      rule: "control-held", event: control(.controlHeld, from: "con", to: "con"),
      title: "Conservative HOLD Northumberland",
      text: "34 seats won, 34 needed. 67 of 67 declared."),
    RuleSample(rule: "control-held", event: control(.controlHeld, from: "noc", to: "noc")),
    RuleSample(
      rule: "still-no-control",
      event: with(control(.controlHeld, from: "noc", to: "noc")) { $0.set(.seatsWon, 33) },
      title: "Northumberland: still no overall control",
      text: "Conservative is the largest party: 33 seats won, 34 needed. 67 of 67 declared."),
    RuleSample(rule: "still-no-control", event: control(.controlHeld, from: "con", to: "con")),
    RuleSample(
      rule: "outcome-certain", event: certain { $0.set(.winner, "No") },
      title: "Scottish independence referendum: No is certain",
      text: "1,914,187 votes (54.3 %). 211347 votes ahead of Yes, 140000 ballots outstanding. "
        + "30 of 32 declared."),
    RuleSample(
      rule: "outcome-certain", event: certain { $0.set(.partyName, "No to independence") },
      title: "Scottish independence referendum: No to independence is certain",
      text: "1,914,187 votes (54.3 %). 211347 votes ahead of Yes, 140000 ballots outstanding. "
        + "30 of 32 declared."),
    RuleSample(
      rule: "outcome-certain",
      event: certain {
        for column in [EventColumn.party, .partyName, .votes, .votePercentage] { $0[column] = nil }
        $0.set(.message, "Yes has the votes, No the areas")
        $0.set(.corrects, EventID("00000000000000000000000000000009"))
      }, title: "CORRECTION: Scottish independence referendum: rejected for certain",
      text: "Yes has the votes, No the areas. 30 of 32 declared."),
    RuleSample(
      rule: "election-complete", event: complete(seats: 64),
      title: "Scottish Parliament 2021: all is declared",
      text: "129 of 129 declared, Scottish Parliament. Scottish National Party 64, "
        + "47.7 % of the votes."),
    RuleSample(
      rule: "election-complete",
      event: with(complete(seats: 1)) {
        $0.set(.winner, "Jill Mortimer")
        $0.set(.partyName, "Conservative")
        for column in [EventColumn.body, .votePercentage] { $0[column] = nil }
      }, title: "Scottish Parliament 2021: all is declared",
      text: "129 of 129 declared. Jill Mortimer (Conservative)."),
    RuleSample(
      rule: "election-complete",
      event: with(complete(seats: 1)) {
        for column in [EventColumn.party, .partyName, .votePercentage] { $0[column] = nil }
      }, title: "Scottish Parliament 2021: all is declared",
      text: "129 of 129 declared, Scottish Parliament."),
  ]

  /// The Scottish Parliament of 2021, whose line is 65, and the party with the most seats.
  private static func complete(seats: Int) -> Event {
    with(SampleEvent.tally(.electionComplete, seats: seats)) {
      $0.set(.electionName, "Scottish Parliament 2021")
      $0.set(.body, "Scottish Parliament")
      $0.set(.party, PartyCode("snp"))
      $0.set(.partyName, "Scottish National Party")
      $0.set(.votePercentage, 47.7)
      $0.set(.declared, 129)
      $0.set(.total, 129)
      $0.set(.majorityLine, 65)
    }
  }

  /// Northumberland in 2021, whose line is 34; its party is the one in control, or the largest.
  private static func control(_ type: EventType, from previous: String, to now: String) -> Event {
    with(SampleEvent.tally(type, seats: 34)) {
      $0.set(.body, "Northumberland")
      $0.set(.control, now)
      $0.set(.previousControl, previous)
      $0.set(.declared, 67)
      $0.set(.total, 67)
      $0.set(.majorityLine, 34)
    }
  }

  /// The referendum of 2014 when 30 of its 32 areas were declared.
  private static func certain(_ change: (inout Event) -> Void) -> Event {
    var event = SampleEvent.tally(.outcomeCertain, seats: 0)
    event.set(.electionName, "Scottish independence referendum")
    event.set(.party, PartyCode("no"))
    event.set(.partyName, "No")
    event.set(.votes, 1_914_187)
    event.set(.votePercentage, 54.3)
    event.set(.declared, 30)
    event.set(.total, 32)
    event.set(.message, "211347 votes ahead of Yes, 140000 ballots outstanding")
    for column in [EventColumn.seatsWon, .seatsChange, .majorityLine] { event[column] = nil }
    change(&event)
    return event
  }
}

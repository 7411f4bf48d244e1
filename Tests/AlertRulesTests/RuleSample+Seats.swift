import ElectionResults

extension RuleSample {
  static let seats: [RuleSample] = [
    RuleSample(
      rule: "seat-changed-hands", event: SampleEvent.outcome(.seatGained),
      title: "Conservative GAIN Hartlepool from Labour",
      text: "Jill Mortimer wins by 6,940 votes (23.2 %). Swing 16.0. "
        + "Labour had held the seat since 1974."),
    RuleSample(
      rule: "seat-changed-hands",
      event: with(SampleEvent.outcome(.seatGained)) {
        $0[.isNotional] = .truth(true)
        for column in [EventColumn.swing, .heldSince] { $0[column] = nil }
      },
      title: "Conservative GAIN Hartlepool from Labour",
      text: "Jill Mortimer wins by 6,940 votes (23.2 %). "
        + "Against a notional result for new boundaries."),
    RuleSample(
      rule: "seat-changed-hands",
      event: with(SampleEvent.outcome(.seatGained)) {
        for column in [EventColumn.majority, .majorityPercentage, .swing, .heldSince] {
          $0[column] = nil
        }
        $0.set(.corrects, EventID("00000000000000000000000000000009"))
      },
      title: "CORRECTION: Conservative GAIN Hartlepool from Labour", text: "Jill Mortimer wins."),
    RuleSample(
      rule: "seat-changed-hands",
      event: with(SampleEvent.outcome(.seatGained)) {
        for column in [
          EventColumn.fromParty, .fromPartyName, .swing, .heldSince, .majorityPercentage,
        ] {
          $0[column] = nil
        }
        $0.set(.contestName, "Ward One")
        $0.set(.seats, 3)
        $0.set(.majority, 40)
      }, title: "Conservative GAIN Ward One",
      text: "Jill Mortimer wins, the last seat by 40 votes."),
    RuleSample(
      rule: "seat-new", event: with(SampleEvent.outcome(.seatNew)) { $0.set(.seats, 3) },
      title: "Conservative WIN Hartlepool",
      text: "Jill Mortimer wins a new seat, the last one by 6,940 votes."),
    RuleSample(
      rule: "seat-held",
      event: with(SampleEvent.outcome(.seatHeld)) {
        for column in [EventColumn.previousMajority, .heldSince] { $0[column] = nil }
        $0.set(.seats, 3)
      }, title: "Conservative HOLD Hartlepool",
      text: "Jill Mortimer, the last seat by 6,940 votes."),
    RuleSample(
      rule: "seat-held",
      event: with(SampleEvent.outcome(.seatHeld)) {
        $0[.fromParty] = nil
        $0.set(.toPartyName, "Labour")
        $0.set(.winner, "Mike Hill")
      }, title: "Labour HOLD Hartlepool",
      text: "Mike Hill, majority 6,940 (last time 3,595). Held since 1974."),
    RuleSample(
      rule: "seat-new", event: SampleEvent.outcome(.seatNew),
      title: "Conservative WIN Hartlepool",
      text: "Jill Mortimer wins a new seat with a majority of 6,940."),
    RuleSample(
      rule: "red-wall-falls",
      event: with(SampleEvent.outcome(.seatGained)) { $0[.tags] = .tags(["north", "red-wall"]) },
      title: "RED WALL: Hartlepool falls to Conservative",
      text: "Jill Mortimer takes it from Labour by 6,940 votes. Swing 16.0. Held since 1974."),
    RuleSample(rule: "red-wall-falls", event: SampleEvent.outcome(.seatGained)),
    RuleSample(
      rule: "red-wall-falls",
      event: with(SampleEvent.outcome(.seatGained)) { $0[.tags] = .tags(["red-wallpaper"]) }),
    RuleSample(
      rule: "red-wall-falls",
      event: with(SampleEvent.outcome(.seatGained)) {
        $0[.tags] = .tags(["red-wall"])
        $0.set(.fromParty, PartyCode("ld"))
      }),
    RuleSample(
      rule: "record-swing", before: [swing(15.97, in: "E14000602"), swing(nil, in: "E14000603")],
      event: SampleEvent.outcome(.seatGained),
      title: "Hartlepool: 16.0 swing, the largest so far",
      text: "From LAB to CON. Jill Mortimer (Conservative), majority 6,940."),
    RuleSample(
      rule: "record-swing", before: [swing(15.98, in: "E14000602")],
      event: SampleEvent.outcome(.seatGained)),
    RuleSample(rule: "record-swing", event: SampleEvent.outcome(.seatGained)),
    RuleSample(
      rule: "record-swing", before: [swing(3, in: "E14000602")],
      event: swing(4.99, in: "E14000603")),
    RuleSample(
      rule: "record-swing", before: [swing(3, in: "E14000602")],
      event: swing(nil, in: "E14000603")),
    // Neither a swing that was taken back counts, nor one of another election, nor the contest's own.
    RuleSample(
      rule: "record-swing",
      before: [
        swing(20, in: "E14000602"),
        with(swing(nil, in: "E14000602")) {
          $0.set(.type, EventType.resultRetracted.rawValue)
          $0.set(.corrects, EventID("00000000000000000000000000000001"))
        },
        with(swing(20, in: "E14000603")) { $0.set(.election, ElectionID("ge-2019")) },
        swing(20, in: "E14000733"), swing(3, in: "E14000604"),
      ], event: SampleEvent.outcome(.seatHeld),
      title: "Hartlepool: 16.0 swing, the largest so far",
      text: "From LAB to CON. Jill Mortimer (Conservative), majority 6,940."),
    // A transposed swing stands as it was corrected, whether that is less or more.
    RuleSample(
      rule: "record-swing",
      before: [swing(35, in: "E14000602"), corrected(swing(6, in: "E14000602"))],
      event: SampleEvent.outcome(.seatGained),
      title: "Hartlepool: 16.0 swing, the largest so far",
      text: "From LAB to CON. Jill Mortimer (Conservative), majority 6,940."),
    RuleSample(
      rule: "record-swing",
      before: [swing(6, in: "E14000602"), corrected(swing(35, in: "E14000602"))],
      event: SampleEvent.outcome(.seatGained)),
    RuleSample(
      rule: "gain-confirmed", before: [SampleEvent.outcome(.resultDeclared)],
      event: following(SampleEvent.outcome(.seatGained)),
      after: [following(SampleEvent.outcome(.sourcesAgreed), of: "pa")],
      title: "Conservative GAIN Hartlepool: two feeds agree", text: "Jill Mortimer, from Labour."),
    RuleSample(
      rule: "gain-confirmed", before: [SampleEvent.outcome(.resultDeclared)],
      event: following(SampleEvent.outcome(.seatGained)),
      after: [following(SampleEvent.outcome(.sourcesDisagreed), of: "pa")]),
  ]

  /// The same figures as those of a correction.
  private static func corrected(_ event: Event) -> Event {
    with(event) { $0.set(.type, EventType.resultCorrected.rawValue) }
  }
}

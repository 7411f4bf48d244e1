import ElectionResults
import Testing

@Suite("identity") struct IdentityTests {
  /// The identifiers were computed with another program from the arrays beside them.
  @Test(
    "an event's id is the start of the SHA-256 of a JSON array",
    arguments: [
      (
        EventIdentity(
          election: "hartlepool-2021", scope: "E14000733", type: .seatGained,
          keyFacts: ["lab", "con", "1"]), 0, "03e00feb26d76a4857557f66eca762bc"
      ),  // [1,"hartlepool-2021","e14000733","seat.gained",["lab","con","1"],0]
      (
        EventIdentity(
          election: "Hartlepool-2021", scope: "e14000733", type: .seatGained,
          keyFacts: ["lab", "con", "1"]), 1, "39674b7a06e2cd03d8b928c787b9f090"
      ),  // [1,"hartlepool-2021","e14000733","seat.gained",["lab","con","1"],1]
      (
        EventIdentity(election: "E", scope: "e", type: .electionComplete), 0,
        "f71add5984e514e071bd49621c891ae1"
      ),  // [1,"e","e","election.complete",[],0]
      (
        EventIdentity(
          election: "e", scope: "c", type: .resultCorrected, keyFacts: ["votes/o\"neill é"]), 0,
        "2a439a12dd87d3c1749c3ea12e8970cf"
      ),  // [1,"e","c","result.corrected",["votes/o\"neill é"],0]
    ] as [(EventIdentity, Int, EventID)])
  func hash(identity: EventIdentity, occurrence: Int, expected: EventID) {
    #expect(identity.id(occurrence: occurrence) == expected)
  }

  @Test("an alert's id is that of the event and the rule")
  func alert() {
    // ["abc","rule"]
    #expect(EventIdentity.alert(for: "abc", rule: "rule") == "d5cc8bbac370c59a4644f3bc680f47bc")
  }

  @Test("occurrences are counted without regard to letter case of the scope")
  func key() {
    let key = EventIdentity(election: "E", scope: "C", type: .seatHeld, keyFacts: ["lab"]).key
    #expect(key == #"[1,"e","c","seat.held",["lab"]]"#)
  }

  @Test(
    "identifiers are equal without regard to case and padding, and keep the spelling",
    arguments: [("E14", " e14 ", true), ("E14", "E15", false)])
  func identifiers(left: String, right: String, areEqual: Bool) {
    #expect((ContestID(left) == ContestID(right)) == areEqual)
    #expect((Set([ContestID(left), ContestID(right)]).count == 1) == areEqual)
    #expect(ContestID(" E14\n").text == "E14")
  }

  @Test(
    "names of persons are equal without regard to case, accents and spacing",
    arguments: ["Seán  O'Brien", " sean o'brien", "SEAN O'BRIEN "])
  func names(name: String) { #expect(PersonName.folded(name) == "sean o'brien") }
}

@Suite("JSON text") struct JSONTextTests {
  @Test(
    "a string is escaped as JSON asks",
    arguments: [
      ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#), ("\u{1}\u{1f}", "\"\\u0001\\u001f\""),
      ("\u{2028}", "\"\\u2028\""), ("\r\n", #""\r\n""#), ("é/😀", "\"é/😀\""),
    ])
  func string(text: String, expected: String) { #expect(JSONText.string(text) == expected) }

  @Test(
    "a number has no needless fraction",
    arguments: [(16.0, "16"), (15.98, "15.98"), (-0.0, "0"), (-1.5, "-1.5"), (100, "100")]
      as [(Double, String)])
  func number(value: Double, expected: String) { #expect(JSONText.number(value) == expected) }

  @Test("an event's members stand in the order of the columns, without those that are NULL")
  func members() {
    var event = Event()
    event[.candidates] = .json("[]")
    event[.tags] = .tags(["a", "b"])
    event[.isTest] = .truth(false)
    event.set(.type, "seat.gained")
    event.set(.majority, 5)
    event.set(.winner, nil as String?)
    let expected =
      #"{"type":"seat.gained","is_test":false,"tags":["a","b"],"#
      + #""majority":5,"candidates":[]}"#
    #expect(JSONText.object(JSONText.members(of: event)) == expected)
  }
}

@Suite("timestamp") struct TimestampTests {
  @Test(
    "RFC 3339 text with a zone is read",
    arguments: [
      ("2021-05-07T06:10:00Z", 1_620_367_800_000), ("2021-05-07T07:10:00+01:00", 1_620_367_800_000),
      ("2021-05-07 06:10:00Z", 1_620_367_800_000), ("2021-05-07T06:10:00.5Z", 1_620_367_800_500),
      ("2021-05-07T06:10:00.123Z", 1_620_367_800_123),
      ("2021-05-07T06:10:00.123456Z", 1_620_367_800_123),
      ("2021-05-07t06:10:00z", 1_620_367_800_000), ("1970-01-01T00:00:00-00:30", 1_800_000),
      ("2024-02-29T23:59:59.999Z", 1_709_251_199_999),
    ] as [(String, Int64)])
  func reads(text: String, milliseconds: Int64) {
    #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
  }

  @Test(
    "anything else is not",
    arguments: [
      "", "2021-05-07", "2021-05-07T06:10:00", "2021-05-07T06:10Z", "2021-02-30T06:10:00Z",
      "2021-05-07T25:10:00Z", "2021-05-07T06:10:00Zulu", "x2021-05-07T06:10:00Z", "07/05/2021",
    ])
  func refuses(text: String) { #expect(Timestamp(rfc3339: text) == nil) }

  @Test("a moment is written with milliseconds in UTC and read back as it was")
  func written() {
    #expect(Timestamp(milliseconds: 1_620_367_800_007).description == "2021-05-07T06:10:00.007Z")
    #expect(Timestamp(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
    for milliseconds in Int64(1_620_367_800_000)..<1_620_367_801_000 {
      let moment = Timestamp(milliseconds: milliseconds)
      #expect(Timestamp(rfc3339: moment.description) == moment)
    }
  }
}

/// How a file without a header is recognised, and where its columns stand.
struct UKHeaderlessShape {
  var kind: UKFileKind
  /// How many fields a row may have.
  var counts: ClosedRange<Int>
  /// Positions counted from 0.
  var positions: [UKColumn: Int]
  /// Positions of fields that tell this file from others, and whether a text may stand there.
  var evidence: [Int: @Sendable (String) -> Bool]

  func fits(_ fields: [String]) -> Bool {
    counts.contains(fields.count) && evidence.allSatisfy { $0.value(fields[$0.key]) }
  }

  /// Up to the votes 19 fields, then share, change and the Democracy Club's number, as far as they are given.
  static func candidacies(datesInFront dates: Int) -> UKHeaderlessShape {
    let positions: [UKColumn: Int] = [
      .contest: 0, .contestName: 2, .region: 4, .partyName: 7, .partyAbbreviation: 8,
      .registration: 9, .adjunctRegistration: 11, .candidateFirstName: 12, .candidateSurname: 13,
      .votes: 18, .person: 21,
    ]
    return UKHeaderlessShape(
      kind: .candidacies, counts: (19 + dates)...(22 + dates),
      positions: shifted(positions, by: dates),
      evidence: [dates: isContest, dates + 15: isAnswer, dates + 16: isAnswer])
  }

  /// 18 fields up to the majority, then a varying number of columns of votes by party.
  static func constituencies(datesInFront dates: Int) -> UKHeaderlessShape {
    let positions: [UKColumn: Int] = [
      .contest: 0, .contestName: 2, .region: 4, .declarationTime: 7, .memberFirstName: 8,
      .memberSurname: 9, .result: 11, .firstParty: 12, .electorate: 14, .validVotes: 15,
      .invalidVotes: 16, .majority: 17,
    ]
    return UKHeaderlessShape(
      kind: .constituencies, counts: (26 + dates)...(60 + dates),
      positions: shifted(positions, by: dates),
      evidence: [dates: isContest, dates + 11: { $0.isEmpty || UKResult($0) != nil }])
  }

  static let winners = UKHeaderlessShape(
    kind: .winners, counts: 7...7,
    positions: [
      .contest: 0, .contestName: 1, .familyName: 2, .givenName: 3, .person: 4, .resultSummary: 6,
    ],
    evidence: [0: isContest, 6: { $0.isEmpty || UKResult($0) != nil }])

  private static func shifted(_ positions: [UKColumn: Int], by dates: Int) -> [UKColumn: Int] {
    var shifted = positions.mapValues { $0 + dates }
    if dates > 0 { shifted[.pollingDay] = 0 }
    return shifted
  }

  /// A code of the Office for National Statistics: a letter and eight digits.
  @Sendable private static func isContest(_ text: String) -> Bool {
    text.wholeMatch(of: /[A-Z][0-9]{8}/) != nil
  }

  @Sendable private static func isAnswer(_ text: String) -> Bool {
    ["yes", "no", ""].contains(text.lowercased())
  }
}

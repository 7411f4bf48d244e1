/// A column of the UK Parliament's files.
enum UKColumn: CaseIterable {
  case pollingDay, contest, contestName, region
  case partyName, partyAbbreviation, registration, adjunctRegistration
  case candidateFirstName, candidateSurname, votes, person
  case declarationTime, memberFirstName, memberSurname, result, firstParty
  case electorate, validVotes, invalidVotes, majority
  case givenName, familyName, resultSummary

  /// The headings under which files have it, the usual one first.
  var headings: [String] {
    switch self {
    case .pollingDay: ["Election date", "By-election date"]
    case .contest: ["ONS ID", "ONS ID2", "ONS code"]
    case .contestName: ["Constituency name"]
    case .region: ["Region name"]
    case .partyName: ["Party name"]
    case .partyAbbreviation: ["Party abbreviation"]
    case .registration: ["Electoral Commission party ID"]
    case .adjunctRegistration: ["Electoral Commission adjunct party ID"]
    case .candidateFirstName: ["Candidate first name"]
    case .candidateSurname: ["Candidate surname"]
    case .votes: ["Votes"]
    case .person: ["DC Person ID", "Democracy Club person ID", "Democracy Club identifier"]
    case .declarationTime: ["Declaration time"]
    case .memberFirstName: ["Member first name"]
    case .memberSurname: ["Member surname"]
    case .result: ["Result"]
    case .firstParty: ["First party"]
    case .electorate: ["Electorate"]
    case .validVotes: ["Valid votes"]
    case .invalidVotes: ["Invalid votes"]
    case .majority: ["Majority"]
    case .givenName: ["Given name"]
    case .familyName: ["Family name"]
    case .resultSummary: ["Result summary"]
    }
  }

  /// The column with this heading, in any letter case; nil for one that is not used here.
  init?(heading: String) {
    let heading = Self.folded(heading)
    let column = Self.allCases.first { $0.headings.contains { Self.folded($0) == heading } }
    guard let column else { return nil }
    self = column
  }

  private static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}

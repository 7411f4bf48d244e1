/// Which of the UK Parliament's files a body is, in the order in which they are put together.
enum UKFileKind: String, CaseIterable {
  /// One row a candidate; without votes until they are known.
  case candidacies
  /// One row a contest, with winner, result and totals.
  case constituencies
  /// One row a contest, with winner and result alone.
  case winners

  /// The columns without which a file of this kind is of no use.
  var required: [UKColumn] {
    switch self {
    case .candidacies:
      [.contest, .contestName, .candidateFirstName, .candidateSurname, .partyName, .votes]
    case .constituencies:
      [.contest, .contestName, .memberFirstName, .memberSurname, .result, .firstParty]
    case .winners: [.contest, .contestName, .givenName, .familyName, .resultSummary]
    }
  }

  /// Columns that no other kind has.
  var distinctive: [UKColumn] {
    switch self {
    case .candidacies: [.candidateSurname]
    case .constituencies: [.memberSurname]
    case .winners: [.resultSummary]
    }
  }
}

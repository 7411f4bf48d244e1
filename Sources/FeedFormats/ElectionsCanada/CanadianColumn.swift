/// A column of Elections Canada's table of candidates, recognised by the English half of its heading.
enum CanadianColumn: String, CaseIterable {
  case district = "Electoral district number"
  case districtName = "Electoral district name"
  case countKind = "Type of results"
  case surname = "Surname"
  case middleName = "Middle name"
  case givenName = "Given name"
  case party = "Political affiliation"
  case votes = "Votes obtained"
  case rejected = "Rejected ballots"
  case ballots = "Total number of ballots cast"

  /// The columns that a heading names: nil for one that is not needed.
  init?(heading: String) {
    guard let column = Self.allCases.first(where: { heading.hasPrefix($0.rawValue) }) else {
      return nil
    }
    self = column
  }
}

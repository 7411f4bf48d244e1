internal import ElectionResults

/// The top of a `results-json` body.
struct ResultsDocument: Decodable {
  var election: String?
  var generatedAt: String?
  var test: Bool?
  var contests: [ContestDocument]?

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case election, test, contests
    case generatedAt = "generated_at"
  }

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    guard !members.allKeys.isEmpty else {
      throw DecodingFailure(
        place: .pointer(""), what: "no member of this object belongs to results-json",
        remedy: "give at least one of: "
          + CodingKeys.allCases.map(\.rawValue).joined(separator: ", "))
    }
    election = try members.decodeIfPresent(String.self, forKey: .election)
    generatedAt = try members.decodeIfPresent(String.self, forKey: .generatedAt)
    test = try members.decodeIfPresent(Bool.self, forKey: .test)
    contests = try members.decodeIfPresent([ContestDocument].self, forKey: .contests)
  }

  /// The snapshot, with everything checked that types alone do not say.
  func snapshot() throws(DecodingFailure) -> ResultsSnapshot {
    var results: [ContestResult] = []
    var places: [ContestID: JSONPointer] = [:]
    for (index, contest) in (contests ?? []).enumerated() {
      let place = JSONPointer().member("contests").element(index)
      let result = try contest.result(at: place)
      if let first = places.updateValue(place, forKey: result.id) {
        throw place.member("id").failure(
          "the contest \(Excerpt(result.id.text)) is already at \(first)",
          "each contest is given once")
      }
      results.append(result)
    }
    return ResultsSnapshot(
      election: election,
      generatedAt: try JSONPointer().member("generated_at").moment(generatedAt),
      isTest: test ?? false, contests: results)
  }
}

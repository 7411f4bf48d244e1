internal import ElectionResults

/// The area that a report is of.
struct NorwegianArea {
  let name: String
  /// The level and number of the area, such as `fylke-02`; below municipalities the number of the area above stands between.
  let contest: ContestID
  /// The area above a municipality or a smaller area.
  let region: String?
  private let level: String
  private let election: String?

  init(_ report: FeedNode) throws(DecodingFailure) {
    guard let id = report.member("id"), id.kind == .object else {
      throw report.failure("the member \"id\" is no area", "an object is expected")
    }
    let links = report.member("_links")
    level = try id.required("nivaa").lowercased()
    let number = try id.required("nr")
    name = try id.required("navn")
    election = id.text("valgtype")?.uppercased()
    let above =
      ["land", "fylke", "kommune"].contains(level) ? nil : links?.member("up")?.text("nr")
    contest = ContestID([level, above, number].compactMap { $0 }.joined(separator: "-"))
    region = ["land", "fylke"].contains(level) ? nil : links?.member("up")?.text("navn")
  }

  /// What sort of contest the area is: in elections of municipal councils (`KO`) counties and the country only add up.
  func kind(isElected: Bool) -> ContestKind {
    switch level {
    case "land": .body
    case "fylke": election == "KO" ? .body : .listRegion
    default: isElected ? .district : .countingArea
    }
  }
}

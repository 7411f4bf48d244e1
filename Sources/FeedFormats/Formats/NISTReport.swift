package import ElectionResults

/// An election results report by NIST SP 1500-100, version 2, in XML.
///
/// A contest is declared when as many candidates as it has seats are marked as winners, or by a certified report; called
/// when they are projected.
package struct NISTReport: FeedFormat {
  package let name = "nist-1500-100"
  package let country: String? = "us"
  package let parts = [FeedPart(name: "report", isOptional: false)]

  package init() {}

  package func snapshot(from bodies: FeedBodies) throws(DecodingFailure) -> ResultsSnapshot {
    try requireParts(of: bodies)
    let report = try bodies.xml()
    guard report.name == "ElectionReport" else {
      throw report.failure(
        "<\(report.name ?? "")> is no report by NIST SP 1500-100", "<ElectionReport> is expected")
    }
    let elections = report.all("Election")
    guard !elections.isEmpty else {
      throw report.failure("the element <Election> is missing", "a report of results has one")
    }
    let index = try NISTIndex(of: report)
    let units = NISTUnits(of: report)
    let status = report.text("Status")
    var contests: [ContestResult] = []
    var seen = SeenPlaces<ContestID>()
    for election in elections {
      let day = try Self.day(of: election)
      for node in election.all("Contest") {
        var contest = try NISTContest(node, index: index, units: units, report: status).result
        contest.pollingDay = day
        try seen.add(contest.id, "the contest \(Excerpt(contest.id.text))", at: node)
        contests.append(contest)
      }
    }
    return ResultsSnapshot(
      generatedAt: try report.moment("GeneratedDate", asAnyOf: .isoLocal(zone: "UTC")),
      isTest: try report.truth("IsTest") == true, contests: contests)
  }

  /// The last day of the election; producers that do not know it write one of the year 1900.
  private static func day(of election: FeedNode) throws(DecodingFailure) -> String? {
    let (first, last) = (try election.day("StartDate"), try election.day("EndDate"))
    return (last ?? first).flatMap { $0 < "1970" ? nil : $0 }
  }
}

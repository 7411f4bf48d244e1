internal import ElectionResults

/// A file of PA Media's folders that cannot be read, with as much of it as tells whose news is missing.
struct PAUnreadable {
  let name: PAFileName
  let failure: DecodingFailure
  /// The contests that the file is of, with their names; empty when the file does not tell.
  let contests: [ContestID: String]

  /// - Parameter root: The document, where there is one.
  init(_ root: FeedNode?, name: PAFileName, failure: DecodingFailure) {
    self.name = name
    self.failure = failure
    contests = root?.member("Election").map { Self.contests(of: $0, root: root?.name) } ?? [:]
  }

  private static func contests(of election: FeedNode, root: String?) -> [ContestID: String] {
    let system = root.flatMap(PARoot.init)?.system
    var contests: [ContestID: String] = [:]
    for (element, number) in [("Constituency", "@number"), ("Council", "@paId")] {
      let group = element == "Council" ? "council" : system == .topUp ? "region" : nil
      for area in election.all(element) {
        // A file that leaves one of its contests unnamed does not tell all that is missing.
        guard let number = area.text(number), !number.isEmpty else { return [:] }
        let id = PAElection.contestID(number, group: group, election: election.text("@name"))
        contests[id] = area.text("@name") ?? id.text
      }
    }
    return contests
  }
}

internal import ElectionResults

/// The top of a reply.
struct APReply {
  private let root: FeedNode
  private let races: [FeedNode]
  private let day: String

  /// - Throws: ``DecodingFailure`` for what is no reply with races.
  init(_ root: FeedNode) throws(DecodingFailure) {
    guard root.kind == .object else {
      throw root.failure("this is no reply of the AP Elections API", "an object is expected")
    }
    guard let races = root.member("races"), races.kind == .array else {
      throw root.failure("the member \"races\" is missing", "an array of races is expected")
    }
    day = try root.required("electionDate")
    self.root = root
    self.races = races.elements
  }

  /// When the agency wrote the reply.
  func time() throws(DecodingFailure) -> Timestamp? {
    try root.moment("timestamp", as: MomentPattern(nil))
  }

  /// Where the agency says that what changes after this reply is to be had.
  var nextURL: String? { root.text("nextrequest") }

  /// Adds a contest for each race.
  ///
  /// - Throws: ``DecodingFailure`` when not one race has a unit that is a contest, as with replies of counties alone, or the
  ///   first race's own where no race can be read.
  func addContests(to contests: inout GatheredContests) throws(DecodingFailure) {
    let day = try pollingDay()
    var hasContest = races.isEmpty
    var unreadable: DecodingFailure?
    for node in races {
      let race: APRace
      do throws(DecodingFailure) {
        race = try APRace(node)
      } catch {
        unreadable = unreadable ?? error
        try root.tree.report(error)
        continue
      }
      try root.tree.attempt { () throws(DecodingFailure) in
        for unit in race.units {
          hasContest = true
          try contests.add(try race.contest(of: unit, on: day), at: unit.node)
        }
      }
    }
    if !hasContest {
      throw unreadable
        ?? (root.member("races") ?? root).failure(
          "no race has a unit of its state or of the nation",
          "ask the API for `level=ru` or `level=state`")
    }
  }

  private func pollingDay() throws(DecodingFailure) -> String? {
    if day.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil { return day }
    try root.tree.report(
      (root.member("electionDate") ?? root).failure(
        "\(Excerpt(day)) is no day", "write it like 2016-11-08"))
    return nil
  }
}

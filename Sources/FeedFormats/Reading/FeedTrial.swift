package import ElectionResults

/// What a format makes of a feed's bodies, for somebody who looks at the feed before the night.
package struct FeedTrial {
  package let format: any FeedFormat
  /// What was understood.
  package let snapshot: ResultsSnapshot
  /// Values that could not be read, in the order in which they were met.
  package let failures: [DecodingFailure]
  /// Fields that the format does not look at.
  package let unmappedFields: [ReadingLog.UnmappedField]

  /// Reads the bodies, going on after a value that cannot be read.
  ///
  /// - Throws: ``DecodingFailure`` when the bodies as a whole are not of the format.
  package init(of bodies: FeedBodies, as format: any FeedFormat) throws(DecodingFailure) {
    let log = ReadingLog()
    var bodies = bodies
    bodies.log = log
    snapshot = try format.snapshot(from: bodies)
    self.format = format
    failures = log.failures
    unmappedFields = log.unmappedFields
  }

  /// The trials of all formats that can read the bodies, the likeliest first: one that finds contests before one that finds
  /// items, and that before one that finds nothing; then the one with the fewest values that cannot be read for each, then
  /// the fewest fields left over.
  package static func guesses(
    for bodies: FeedBodies, among formats: [any FeedFormat] = BuiltInFormats.all
  ) -> [FeedTrial] {
    // A format that refuses the bodies is simply not the one.
    let trials = formats.compactMap { try? FeedTrial(of: bodies, as: $0) }
    return trials.sorted { left, right in
      (left.rank, left.doubt, left.unmappedFields.count)
        < (right.rank, right.doubt, right.unmappedFields.count)
    }
  }

  private var rank: Int {
    snapshot.contests.isEmpty ? (snapshot.publishedItems.isEmpty ? 2 : 1) : 0
  }

  /// Unreadable values for each contest or item.
  private var doubt: Double {
    let found = snapshot.contests.count + snapshot.publishedItems.count
    return Double(failures.count) / Double(max(1, found))
  }
}

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

  /// The trials of all formats that can read the bodies and find something in them, the likeliest first: the one with the
  /// fewest values that cannot be read for each contest, then the fewest fields left over.
  package static func guesses(
    for bodies: FeedBodies, among formats: [any FeedFormat] = BuiltInFormats.all
  ) -> [FeedTrial] {
    let trials = formats.compactMap { format -> FeedTrial? in
      // A format that refuses the bodies is simply not the one.
      guard let trial = try? FeedTrial(of: bodies, as: format) else { return nil }
      let snapshot = trial.snapshot
      return snapshot.contests.isEmpty && snapshot.publishedItems.isEmpty ? nil : trial
    }
    return trials.sorted { left, right in
      (left.doubt, left.unmappedFields.count) < (right.doubt, right.unmappedFields.count)
    }
  }

  /// Unreadable values for each contest or item.
  private var doubt: Double {
    Double(failures.count) / Double(snapshot.contests.count + snapshot.publishedItems.count)
  }
}

/// When the polls of an election close: everywhere at one time, or by region.
package struct PollsClose: Sendable, Equatable {
  /// For the regions without a time of their own; nil when only the named regions have one.
  package var standard: Timestamp?
  /// By the name of the region as feeds give it.
  package var regions: [String: Timestamp]

  package init(standard: Timestamp?, regions: [String: Timestamp] = [:]) {
    self.standard = standard
    self.regions = regions
  }

  /// When the polls of a contest's region close, whatever the letter case of its name; nil when that is not known. A contest
  /// whose region nobody states waits, where there is no time for the others, for the last of them.
  package func time(in region: String?) -> Timestamp? {
    guard !regions.isEmpty else { return standard }
    guard let region else { return standard ?? regions.values.max() }
    let folded = PersonName.folded(region)
    return regions.first { PersonName.folded($0.key) == folded }?.value ?? standard
  }
}

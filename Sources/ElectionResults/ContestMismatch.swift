/// Why a contest of a feed is none of those that are known.
package enum ContestMismatch: Error, Equatable {
  /// Nothing has its identifier or name.
  case unknown
  /// One has its name, and another identifier of the same scheme.
  case otherIdentifier(ContestID)
  /// Several have its name.
  case severalKnown([ContestID])
  /// Several of the feed have its name.
  case severalInFeed([ContestID])
  /// Another of the feed is the contest already that it would be.
  case taken(ContestID)
  /// The crosswalk has its identifier in several rows, under different schemes.
  case severalRows([ContestID])
  /// The crosswalk has it as this contest, which neither the baseline nor the configuration knows.
  case crosswalkOnly(ContestID)
}

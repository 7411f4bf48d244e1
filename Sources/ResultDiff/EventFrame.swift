internal import ElectionResults

/// The columns that all events of one snapshot share.
struct EventFrame {
  let election: Election
  let observation: Observation
  /// The feed's own time of the snapshot.
  let sourceTime: Timestamp?

  /// An event of this type with those columns and no others.
  ///
  /// - Parameter moment: When it happened, as the feed says; nil when it does not.
  func event(_ type: EventType, happenedAt moment: Timestamp?) -> Event {
    var event = Event(
      type, of: election, at: observation.time, isCatchUp: observation.catchUp.covers(moment))
    event.set(.sourceTime, sourceTime)
    event.set(.feed, observation.feed)
    event.set(.sourceURL, observation.sourceURL)
    event.set(.etag, observation.entityTag)
    event.set(.bodySHA256, observation.bodySHA256)
    return event
  }
}

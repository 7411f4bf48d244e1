internal import ElectionResults

/// Tells the news that a feed publishes, each by its identifier once and for all.
struct Publications {
  let frame: EventFrame

  /// Characters beyond which a text is cut off.
  private static let longest = 4_000

  /// The events of what was never told before, by time of publication, without one last, then by identifier.
  func told(
    _ items: [PublishedItem], by running: inout RunningStanding
  ) -> [IdentifiedEvent] {
    let ordered = items.sorted { left, right in
      switch (left.publishedAt, right.publishedAt) {
      case (let first?, let second?) where first != second: first < second
      case (_?, nil): true
      case (nil, _?): false
      default: left.id < right.id
      }
    }
    var told: [IdentifiedEvent] = []
    for published in ordered {
      let identity = EventIdentity(
        election: frame.election.id, scope: frame.observation.feed.text, type: .itemPublished,
        keyFacts: [published.id])
      guard running.occurrences(of: identity) == 0 else { continue }
      told.append(running.identified(event(of: published), as: identity))
    }
    return told
  }

  private func event(of published: PublishedItem) -> Event {
    var event = frame.event(.itemPublished, happenedAt: published.publishedAt)
    let message = published.title ?? published.text
    event.set(.message, message.map { String($0.prefix(Self.longest)) })
    if let link = published.link { event.set(.sourceURL, link) }
    if let time = published.publishedAt { event.set(.sourceTime, time) }
    return event
  }
}

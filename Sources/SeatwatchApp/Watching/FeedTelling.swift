internal import ElectionResults
internal import ResultDiff
internal import Storage

/// Makes the events of a feed's own: what it is held back for, and that it fails or works again.
struct FeedTelling: Sendable {
  let feed: FeedID
  let election: Election
  let time: Timestamp
  /// Where and in which bytes the answer was seen; nil when there is none to speak of.
  let observation: Observation?
  /// The feed's own time of its answer.
  let sourceTime: Timestamp?
  private(set) var events: [IdentifiedEvent] = []
  private var occurrences: [String: Int]

  /// - Parameter record: What is known of the feed: its events so far make the next ones others.
  init(
    of feed: WatchedFeed, in election: Election, at time: Timestamp, after record: FeedRecord,
    seenAs observation: Observation? = nil, sourceTime: Timestamp? = nil
  ) {
    self.feed = feed.id
    self.election = election
    self.time = time
    self.observation = observation
    self.sourceTime = sourceTime
    occurrences = record.occurrences
  }

  /// That something is held back from now on.
  ///
  /// - Parameters:
  ///   - advice: What ends the hold.
  ///   - earlier: What told a hold for another reason, in the place of which this one is.
  mutating func tellSuspect(
    _ doubt: Doubt, advice: String, inPlaceOf earlier: EventID?
  ) -> EventID {
    let since = time
    return tell(.feedSuspect, keyFacts: facts(doubt.reason.rawValue, doubt.contest)) { event in
      event.set(.contest, doubt.contest)
      event.set(.contestName, doubt.contestName)
      event.set(.message, doubt.message + "; " + advice)
      event.set(.since, since)
      event.set(.corrects, earlier)
    }
  }

  /// That a hold has ended.
  mutating func tellReleased(_ hold: FeedHold, because why: String) {
    let now = time
    _ = tell(.feedReleased, keyFacts: facts(hold.reason, hold.contest)) { event in
      event.set(.contest, hold.contest)
      event.set(.contestName, hold.contestName)
      event.set(.message, why)
      event.set(.since, min(hold.since, now))
      event.set(.corrects, hold.event)
    }
  }

  /// That the feed has failed too often in a row.
  mutating func tellFailing(_ failures: FeedFailures, by failure: PollFailure) -> EventID {
    tell(.feedFailing) { event in
      event.set(.message, failure.description)
      event.set(.failures, failures.count)
      event.set(.since, failures.since)
      event.set(.httpStatus, failure.statusCode)
    }
  }

  /// That a feed that was told as failing works again.
  mutating func tellRecovered(_ failures: FeedFailures) {
    guard let failing = failures.event else { return }
    _ = tell(.feedRecovered) { event in
      event.set(.message, "works again after \(failures.count.counted("failure"))")
      event.set(.failures, failures.count)
      event.set(.since, failures.since)
      event.set(.corrects, failing)
    }
  }

  /// That the feed has shown nothing new for long while its contests are counted.
  mutating func tellStale(since change: Timestamp) {
    let quiet = (time - change).inWords
    _ = tell(.feedStale) { event in
      event.set(.message, "nothing new for \(quiet), while contests are counted")
      event.set(.since, change)
    }
  }

  private func facts(_ reason: String, _ contest: ContestID?) -> [String] {
    [reason] + (contest.map { [$0.text.lowercased()] } ?? [])
  }

  private mutating func tell(
    _ type: EventType, keyFacts: [String] = [], fill: (inout Event) -> Void
  ) -> EventID {
    let identity = EventIdentity(
      election: election.id, scope: feed.text, type: type, keyFacts: keyFacts)
    let occurrence = occurrences[identity.key, default: 0]
    occurrences[identity.key] = occurrence + 1
    var event = blank(type)
    fill(&event)
    let id = identity.id(occurrence: occurrence)
    event.set(.id, id)
    events.append(IdentifiedEvent(key: identity.key, event: event))
    return id
  }

  private func blank(_ type: EventType) -> Event {
    var event = Event(type, of: election, at: time)
    event.set(.sourceTime, sourceTime)
    event.set(.feed, feed)
    event.set(.sourceURL, observation?.sourceURL)
    event.set(.etag, observation?.entityTag)
    event.set(.bodySHA256, observation?.bodySHA256)
    return event
  }
}

internal import ElectionResults
internal import Polling
internal import ResultDiff
internal import Storage

/// Compares an election's snapshots with what is stored, and records the difference: one at a time, in the order in
/// which they come.
actor ElectionRecorder {
  private let comparison: ResultsComparison
  private let store: Store
  /// The stored standing, kept so that a poll need not load it; nil until first needed and after a failed recording.
  private var resident: ElectionStanding?

  init(comparison: ResultsComparison, store: Store) {
    self.comparison = comparison
    self.store = store
  }

  /// Records a snapshot.
  ///
  /// - Returns: The events that it caused, as stored; none when it says nothing new.
  /// - Throws: ``PollFailure/doubted(_:)`` when the snapshot as a whole is not believed, ``PollFailure/store(_:)`` when
  ///   it could not be stored. Nothing is changed then.
  func events(of recording: Recording) async throws(PollFailure) -> [Event] {
    do {
      do {
        return try await recorded(recording)
      } catch StoreError.versionMoved {
        // Another recording of this election was stored meanwhile: once more, from what is stored now.
        resident = nil
        return try await recorded(recording)
      }
    } catch let fault as SnapshotFault {
      throw .doubted(fault)
    } catch {
      resident = nil
      throw .store("\(error)")
    }
  }

  /// How far the contests of a feed are; nil when the store cannot tell, which the next poll reports.
  func progress(of feed: FeedID) async -> CountProgress? {
    try? await standing().progress(of: feed)
  }

  private func recorded(_ recording: Recording) async throws -> [Event] {
    let standing = try await standing()
    if let fault = comparison.fault(
      in: recording.snapshot, after: standing, lastSourceTime: recording.stored?.sourceTime,
      now: recording.time)
    {
      throw fault
    }
    let change = comparison.change(
      from: standing, to: recording.snapshot, seenAs: recording.observation)
    let events = try await store.record(change, feed: recording.state)
    if let change { resident = change.standing }
    return events
  }

  private func standing() async throws -> ElectionStanding {
    if let resident { return resident }
    let loaded = try await store.standing(of: comparison.election.id)
    resident = loaded
    return loaded
  }
}

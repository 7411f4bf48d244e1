import ElectionResults
import Foundation
import ResultDiff
import SeatwatchApp
import Storage

/// An election followed snapshot by snapshot into a real store in a folder of its own.
final class Night: Sendable {
  let store: Store
  private let comparison: ResultsComparison
  private let folder: URL

  init(_ election: Election, baseline: Baseline = Baseline()) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "night-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try Store(path: folder.path + "/night.db")
    comparison = ResultsComparison(
      election: election, baseline: baseline, parties: Corpus.parties)
  }

  deinit {
    // A folder that stays behind harms nothing.
    try? FileManager.default.removeItem(at: folder)
  }

  /// Compares a snapshot with what is stored, and records the difference. Reads the standing from the store each time,
  /// as after a restart.
  @discardableResult
  func poll(_ snapshot: ResultsSnapshot) async throws -> [Event] {
    let standing = try await store.standing(of: comparison.election.id)
    let observation = Observation(feed: "test", time: Timestamp(.now))
    let change = comparison.change(from: standing, to: snapshot, seenAs: observation)
    let state = FeedState(
      feed: "test", fetch: "{}", interpretation: "", bodySHA256: nil, sourceTime: nil,
      firstAcceptedAt: nil, lastSucceededAt: nil)
    return try await store.record(change, feed: state)
  }

  func events() async throws -> [Event] { try await store.events(matching: EventFilter()) }
}

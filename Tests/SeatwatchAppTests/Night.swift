import ElectionResults
import Foundation
import ResultDiff
import Storage

/// An election followed snapshot by snapshot into a real store in a folder of its own.
actor Night {
  let store: Store
  private let comparison: ResultsComparison
  private let folder: URL
  private var resident: ElectionStanding
  /// When the latest snapshot was seen: at its own time, otherwise a minute after the one before.
  private var clock = Timestamp(milliseconds: 0)
  /// What would have been held back so far.
  private(set) var doubts: [String] = []

  init(_ election: Election, baseline: Baseline = Baseline()) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "night-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try Store(path: folder.path + "/night.db")
    comparison = ResultsComparison(
      election: election, baseline: baseline, parties: Corpus.parties.book(of: election.country))
    resident = try await store.standing(of: election.id)
  }

  deinit {
    // A folder that stays behind harms nothing.
    try? FileManager.default.removeItem(at: folder)
  }

  /// Compares a snapshot with what is known, and records the difference.
  @discardableResult
  func poll(_ snapshot: ResultsSnapshot) async throws -> [Event] {
    clock = snapshot.generatedAt ?? clock + .seconds(60)
    let observation = Observation(feed: "test", time: clock)
    let reading = comparison.reading(of: snapshot, after: resident, from: "test")
    doubts += comparison.doubts(in: reading, after: resident, at: observation.time).map(
      \.message)
    let change = comparison.change(from: resident, to: reading, seenAs: observation)
    let state = FeedState(
      feed: "test", fetch: "{}", interpretation: "", bodySHA256: nil, sourceTime: nil,
      firstAcceptedAt: nil, lastSucceededAt: nil)
    let events = try await store.record(change, feed: state)
    if let change { resident = change.standing }
    return events
  }

  /// Whether the store has exactly what the comparison made.
  func isStoredFaithfully() async throws -> Bool {
    try await store.standing(of: comparison.election.id) == resident
  }

  func events() async throws -> [Event] { try await store.events(matching: EventFilter()) }
}

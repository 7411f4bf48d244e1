import ElectionResults
import GRDB
import Storage
import Testing

@Suite("Times in the store")
struct StoredTimeTests {
  static let moments: [Int64] = [
    0, -1, 999, 951_782_399_999, 951_782_400_000, 1_582_934_400_001, 1_620_367_800_123,
    1_609_459_199_999, 4_107_542_400_000, -2_203_891_200_000, 253_402_300_799_999,
  ]

  @Test("are read as they were written, and look as everywhere else", arguments: moments)
  func roundTrip(milliseconds: Int64) async throws {
    let moment = Timestamp(milliseconds: milliseconds)
    let temporary = try TemporaryStore()
    let store = try temporary.open()
    var state = polled
    state.sourceTime = moment
    _ = try await store.record(nil, feed: state)
    #expect(try await store.feedState(of: state.feed)?.sourceTime == moment)
    let text = try await DatabaseQueue(path: temporary.path).read {
      try String.fetchOne($0, sql: "SELECT source_time FROM feeds")
    }
    #expect(text.flatMap(Timestamp.init(rfc3339:)) == moment)
    #expect(text?.count == 24)
  }
}

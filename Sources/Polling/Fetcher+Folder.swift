import Crypto
import CurlHTTP
import Foundation

/// A folder: what is in it, which file is the newest, and which are new.
extension Fetcher {
  /// The most files of a folder.
  static let fileLimit = 5_000

  /// Fetches the newest file of a folder, unless it was the last time and has the same size and time.
  func newest(
    _ choice: FeedSource.FolderChoice, in part: FeedSource.Part, of source: FeedSource,
    since last: FetchState.Part
  ) async throws(FetchError) -> PartAnswer {
    var entries = try await entries(matching: choice.pattern, in: part, of: source, since: last)
    if choice.order == .name { entries = entries.suffix(1) }
    entries = try await timed(entries, in: part, of: source)
    guard let newest = entries.max(by: Self.isOlder) else { return PartAnswer(missing: part) }
    if let known = last.files[newest.name], known.isSurely(newest) {
      return PartAnswer(sameFileOf: part, since: last)
    }
    let url = try fileURL(newest.name, in: part)
    var answer = try await answer(at: url, to: part, of: source, since: last)
    answer.state.files = [
      newest.name: FetchState.File(newest, bodySHA256: answer.state.bodySHA256 ?? "")
    ]
    return answer
  }

  /// Fetches those files of a folder that are new, or of another size or time than before.
  func folder(
    _ pattern: String, in part: FeedSource.Part, of source: FeedSource, since last: FetchState.Part
  ) async throws(FetchError) -> PartAnswer {
    var entries = try await entries(matching: pattern, in: part, of: source, since: last)
    guard !entries.isEmpty else { return PartAnswer(missing: part) }
    guard entries.count <= Self.fileLimit else {
      throw FetchError(
        reason: .tooManyFiles(entries.count, limit: Self.fileLimit), host: DisplayURL(part.url).host
      )
    }
    entries = try await timed(entries, in: part, of: source)
    let wanted = entries.filter { last.files[$0.name]?.isProbably($0) != true }
    let fetched = try await files(wanted, in: part, of: source)
    let files = entries.reduce(into: [String: FetchState.File]()) { files, entry in
      let hash =
        fetched[entry.name].map { SHA256.hex(of: $0) } ?? last.files[entry.name]?.bodySHA256
      files[entry.name] = FetchState.File(
        entry, since: last.files[entry.name], bodySHA256: hash ?? "")
    }
    let changed = fetched.filter { files[$0.key]?.bodySHA256 != last.files[$0.key]?.bodySHA256 }
    return PartAnswer(filesOf: part, remembered: files, bodies: changed, now: now())
  }

  /// What has no time is older than what has one; of equal times the later name is the newer.
  private static func isOlder(_ one: FolderEntry, _ other: FolderEntry) -> Bool {
    (one.modified ?? .distantPast, one.name) < (other.modified ?? .distantPast, other.name)
  }
}

extension FetchState.File {
  /// What is remembered of a file that was listed so, then fetched. Where the list tells nothing this time, what it told
  /// the last time stands.
  init(_ entry: FolderEntry, since last: FetchState.File? = nil, bodySHA256: String) {
    self.init(
      size: entry.size ?? last?.size, modified: entry.modified ?? last?.modified,
      bodySHA256: bodySHA256)
  }

  /// Whether the file is the same by all that there is to tell it by.
  fileprivate func isSurely(_ entry: FolderEntry) -> Bool {
    entry.modified != nil && entry.modified == modified && entry.size == size
  }

  /// Whether nothing says that the file is another.
  fileprivate func isProbably(_ entry: FolderEntry) -> Bool {
    (entry.modified == nil || entry.modified == modified)
      && (entry.size == nil || entry.size == size)
  }
}

import CurlHTTP

/// Listing a folder, and fetching several files of it.
extension Fetcher {
  /// How many of the last names are asked for their time one by one, where a list has no times.
  private static let askedForTime = 10

  /// One file of several; either has a body or an error.
  private struct FetchedFile: Sendable {
    let name: String
    var body: [UInt8] = []
    var error: FetchError?
  }

  /// The files that match, in the order of their names; none only where the part may be missing.
  func entries(
    matching pattern: String, in part: FeedSource.Part, of source: FeedSource,
    since last: FetchState.Part
  ) async throws(FetchError) -> [FolderEntry] {
    let glob = Glob(pattern: pattern)
    do throws(FetchError) {
      let entries = try await listed(part, of: source).filter { glob.matches(name: $0.name) }
      guard !entries.isEmpty else {
        throw FetchError(
          reason: .emptyFolder(pattern: pattern), host: DisplayURL(part.url).host)
      }
      return entries.sorted { $0.name < $1.name }
    } catch {
      guard part.mayBeMissing(since: last), error.saysMissing else { throw error }
      return []
    }
  }

  private func listed(
    _ part: FeedSource.Part, of source: FeedSource
  ) async throws(FetchError) -> [FolderEntry] {
    let scheme = try folderURL(of: part).scheme
    guard scheme == "ftp" || scheme == "file" else {
      throw FetchError(reason: .unlistable(scheme: scheme), host: DisplayURL(part.url).host)
    }
    do throws(TransferError) {
      try await turn(at: part.url)
      return try await client.files(in: request(for: part.url, of: source))
    } catch {
      throw FetchError(transfer: error, host: DisplayURL(part.url).host)
    }
  }

  private func folderURL(of part: FeedSource.Part) throws(FetchError) -> TransferURL {
    do throws(TransferError) {
      return try TransferURL(part.url)
    } catch {
      throw FetchError(transfer: error, host: DisplayURL(part.url).host)
    }
  }

  /// The address of a file in the folder.
  func fileURL(_ name: String, in part: FeedSource.Part) throws(FetchError) -> String {
    try folderURL(of: part).file(named: name)
  }

  /// The entries, of which the last ten are asked for their times where the list has none at all: of an older file a
  /// change is then not seen.
  func timed(
    _ entries: [FolderEntry], in part: FeedSource.Part, of source: FeedSource
  ) async throws(FetchError) -> [FolderEntry] {
    guard entries.allSatisfy({ $0.modified == nil }) else { return entries }
    var timed = entries
    for number in entries.indices.suffix(Self.askedForTime) {
      timed[number] = try await attributes(of: entries[number], in: part, of: source)
    }
    return timed
  }

  /// A file that the server does not know now is fetched, to hear what is wrong.
  private func attributes(
    of entry: FolderEntry, in part: FeedSource.Part, of source: FeedSource
  ) async throws(FetchError) -> FolderEntry {
    let url = try fileURL(entry.name, in: part)
    do throws(TransferError) {
      try await turn(at: url)
      let attributes = try await client.attributes(of: request(for: url, of: source))
      return FolderEntry(
        name: entry.name, size: attributes.size, modified: attributes.modified)
    } catch {
      guard error == .fileNotFound else {
        throw FetchError(transfer: error, host: DisplayURL(part.url).host)
      }
      return entry
    }
  }

  /// Fetches files, as many at once as the host may be asked, by name: all of them, or none with the first error.
  func files(
    _ entries: [FolderEntry], in part: FeedSource.Part, of source: FeedSource
  ) async throws(FetchError) -> [String: [UInt8]] {
    let (bodies, error) = await withTaskGroup(of: FetchedFile.self) { group in
      var waiting = entries[...]
      for entry in waiting.prefix(client.connectionsPerHost) {
        group.addTask { await file(entry, in: part, of: source) }
      }
      waiting = waiting.dropFirst(client.connectionsPerHost)
      var (bodies, byteCount) = ([String: [UInt8]](), 0)
      for await file in group {
        byteCount += file.body.count
        if let error = file.error ?? Self.error(byteCount, in: part, of: source) {
          group.cancelAll()
          return (bodies, FetchError?.some(error))
        }
        bodies[file.name] = file.body
        guard let entry = waiting.popFirst() else { continue }
        group.addTask { await self.file(entry, in: part, of: source) }
      }
      return (bodies, nil)
    }
    if let error { throw error }
    return bodies
  }

  private func file(
    _ entry: FolderEntry, in part: FeedSource.Part, of source: FeedSource
  ) async -> FetchedFile {
    var file = FetchedFile(name: entry.name)
    do throws(FetchError) {
      let url = try fileURL(entry.name, in: part)
      let response = try await response(from: url, of: source, conditions: nil)
      file.body = try await unpacked(response.body, to: part, of: source)
    } catch {
      file.error = error
    }
    return file
  }

  /// The limit of bytes is that of all files of the part together.
  private static func error(
    _ byteCount: Int, in part: FeedSource.Part, of source: FeedSource
  ) -> FetchError? {
    guard byteCount > source.byteLimit else { return nil }
    return FetchError(
      transfer: .tooLarge(limit: source.byteLimit), host: DisplayURL(part.url).host)
  }
}

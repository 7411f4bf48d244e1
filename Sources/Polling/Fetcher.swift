package import CurlHTTP
package import Foundation

/// Asks for feeds, conditionally and politely, and says whether they have changed.
package struct Fetcher: Sendable {
  let client: HTTPClient
  let budget: HostBudget?
  let now: @Sendable () -> Date

  /// Creates a fetcher.
  ///
  /// - Parameters:
  ///   - budget: Where each request waits for its turn; nil for no limits.
  ///   - now: The time that a date in `Retry-After` is compared with.
  package init(
    client: HTTPClient, budget: HostBudget? = nil, now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.client = client
    self.budget = budget
    self.now = now
  }

  /// Fetches all parts of a feed at once, after its version file if it has one.
  ///
  /// Each part is asked for on the condition of its own validators, and its hash has the last word.
  /// When one has changed, those that answered 304 are asked again without condition, so that the
  /// outcome is complete; of a folder it has the new and changed files only. A version file that says
  /// what it said is the whole answer.
  ///
  /// - Throws: The error of the first part, in the source's order, that failed: any status but 200
  ///   and 304, no answer, or a zip archive without the body. A missing optional part, and one whose
  ///   folder is empty, is an error if it was ever received.
  package func fetch(
    _ source: FeedSource, since state: FetchState
  ) async throws(FetchError) -> FetchOutcome {
    guard let version = try await version(of: source, since: state) else {
      return try await fetchParts(of: source, nil, since: state)
    }
    if version.isKnown {
      var state = state
      state.version = version.state
      return .unchanged(state, version.freshness)
    }
    return try await fetchParts(of: source.naming(version.state.text), version, since: state)
  }

  private func fetchParts(
    of source: FeedSource, _ version: VersionAnswer?, since last: FetchState
  ) async throws(FetchError) -> FetchOutcome {
    var answers = try await answers(for: source.parts, of: source, since: last)
    if answers.contains(where: { $0.isChanged }) {
      let lacking = answers.filter { $0.lacksBody }.map { $0.part }
      let complements = try await self.answers(
        for: lacking, of: source, since: last.forgettingValidators)
      for complement in complements {
        answers = answers.map { $0.part.name == complement.part.name ? complement : $0 }
      }
    }
    let state = Self.state(of: answers, version?.state, since: last)
    guard answers.contains(where: { $0.isChanged }) else {
      return .unchanged(state, version?.freshness ?? Self.freshness(of: answers))
    }
    var feed = Self.feed(from: answers, state)
    // What a version names never changes and may be good for a year; the version file is not.
    if let version { feed.freshness = version.freshness }
    return .changed(feed)
  }

  private func answers(
    for parts: [FeedSource.Part], of source: FeedSource, since state: FetchState
  ) async throws(FetchError) -> [PartAnswer] {
    typealias Numbered = (Int, Result<PartAnswer, FetchError>)
    let results = await withTaskGroup(of: Numbered.self) { group in
      for (number, part) in parts.enumerated() {
        group.addTask { (number, await result(for: part, of: source, since: state)) }
      }
      return await group.reduce(into: [Numbered]()) { $0.append($1) }
    }
    return try Self.allSucceeded(results.sorted { $0.0 < $1.0 }.map { $0.1 })
  }

  private static func allSucceeded(
    _ results: [Result<PartAnswer, FetchError>]
  ) throws(FetchError) -> [PartAnswer] {
    var answers: [PartAnswer] = []
    var errors: [FetchError] = []
    for result in results {
      switch result {
      case .success(let answer): answers.append(answer)
      case .failure(let error): errors.append(error)
      }
    }
    guard var first = errors.first else { return answers }
    first.retryAfter = errors.compactMap { $0.retryAfter }.max()
    first.isThrottled = errors.contains { $0.isThrottled }
    throw first
  }

  private func result(
    for part: FeedSource.Part, of source: FeedSource, since state: FetchState
  ) async -> Result<PartAnswer, FetchError> {
    do throws(FetchError) {
      return .success(try await answer(for: part, of: source, since: state))
    } catch {
      var error = error
      error.part = source.parts.count > 1 ? part.name : nil
      return .failure(error)
    }
  }
}

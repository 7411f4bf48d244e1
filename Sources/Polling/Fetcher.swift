import Crypto
package import CurlHTTP
package import Foundation

/// Asks for feeds, conditionally and politely, and says whether they have changed.
package struct Fetcher: Sendable {
  private let client: HTTPClient
  private let now: @Sendable () -> Date

  /// How many redirects a feed may take.
  private static let redirectLimit = 5

  /// Creates a fetcher.
  ///
  /// - Parameter now: The time that a date in `Retry-After` is compared with.
  package init(client: HTTPClient, now: @escaping @Sendable () -> Date = { Date() }) {
    self.client = client
    self.now = now
  }

  /// Fetches all parts of a feed at once.
  ///
  /// Each part is asked for on the condition of its own validators, and its hash has the last word.
  /// When one has changed, those that answered 304 are asked again without condition, so that the
  /// outcome is complete.
  ///
  /// - Throws: The error of the first part, in the source's order, that failed: any status but 200
  ///   and 304, or no answer. A missing optional part is an error if it was ever received.
  package func fetch(
    _ source: FeedSource, since state: FetchState
  ) async throws(FetchError) -> FetchOutcome {
    var answers = try await answers(for: source.parts, of: source, since: state)
    guard answers.contains(where: { $0.isChanged }) else {
      return .unchanged(Self.state(of: answers), Self.freshness(of: answers))
    }
    let lacking = answers.filter { $0.lacksBody }.map { $0.part }
    let complements = try await self.answers(
      for: lacking, of: source, since: state.forgettingValidators)
    for complement in complements {
      answers = answers.map { $0.part.name == complement.part.name ? complement : $0 }
    }
    return .changed(Self.feed(from: answers))
  }

  private func answers(
    for parts: [FeedSource.Part], of source: FeedSource, since state: FetchState
  ) async throws(FetchError) -> [PartAnswer] {
    typealias Numbered = (Int, Result<PartAnswer, FetchError>)
    let results = await withTaskGroup(of: Numbered.self) { group in
      for (number, part) in parts.enumerated() {
        group.addTask {
          (number, await answer(for: part, of: source, since: state.parts[part.name] ?? .init()))
        }
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
    throw first
  }

  private func answer(
    for part: FeedSource.Part, of source: FeedSource, since last: FetchState.Part
  ) async -> Result<PartAnswer, FetchError> {
    let mayBeMissing = part.isOptional && !last.wasReceived
    let name = source.parts.count > 1 ? part.name : nil
    let host = DisplayURL(part.url).host
    do throws(TransferError) {
      let response = try await client.response(to: request(for: part, of: source, since: last))
      if let answer = PartAnswer(response, to: part, since: last, now: now()) {
        return .success(answer)
      }
      let freshness = Freshness(of: response, now: now())
      if mayBeMissing, response.status == 404 || response.status == 410 {
        return .success(PartAnswer(missing: part, freshness: freshness))
      }
      return .failure(
        FetchError(
          reason: .status(response.status), part: name, host: DisplayURL(response.url).host,
          retryAfter: freshness.retryAfter))
    } catch {
      if mayBeMissing, error == .fileNotFound { return .success(PartAnswer(missing: part)) }
      return .failure(FetchError(reason: .transfer(error), part: name, host: host))
    }
  }

  private func request(
    for part: FeedSource.Part, of source: FeedSource, since last: FetchState.Part
  ) -> HTTPRequest {
    HTTPRequest(
      url: part.url,
      headers: source.headers,
      conditions: last.validators?.conditions,
      timeout: source.timeout,
      byteLimit: source.byteLimit,
      redirectLimit: Self.redirectLimit)
  }
}

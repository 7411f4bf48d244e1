import CurlHTTP

/// One part: the file under its address, or in its folder.
extension Fetcher {
  /// How many redirects a feed may take.
  private static let redirectLimit = 5

  /// With which statuses a server says that an address which a body named is no longer good.
  private static let lostStatuses: Set<Int> = [400, 404, 410]

  /// Asks for a part in the way that its content wants.
  func answer(
    for part: FeedSource.Part, of source: FeedSource, since state: FetchState
  ) async throws(FetchError) -> PartAnswer {
    var last = state.parts[part.name] ?? FetchState.Part()
    if last.origin != part.origin { last = last.forgettingBody }
    return switch part.content {
    case .file:
      try await file(
        part, of: source, since: last,
        nextURL: state.nextURLs[part.name].flatMap { part.address(goingOnAt: $0) })
    case .newest(let choice): try await newest(choice, in: part, of: source, since: last)
    case .folder(let pattern): try await folder(pattern, in: part, of: source, since: last)
    }
  }

  /// Asks where the part goes on, and at its own address when that is not known there any more.
  private func file(
    _ part: FeedSource.Part, of source: FeedSource, since last: FetchState.Part, nextURL: String?
  ) async throws(FetchError) -> PartAnswer {
    if let nextURL {
      do throws(FetchError) {
        var answer = try await answer(at: nextURL, to: part, of: source, since: last)
        answer.isOfNextURL = true
        return answer
      } catch {
        guard let code = error.statusCode, Self.lostStatuses.contains(code), !error.isThrottled
        else { throw error }
      }
    }
    do throws(FetchError) {
      return try await answer(at: part.url, to: part, of: source, since: last)
    } catch {
      guard part.mayBeMissing(since: last), error.saysMissing else { throw error }
      return PartAnswer(missing: part, freshness: Freshness(retryAfter: error.retryAfter))
    }
  }

  /// Asks one address for a body.
  func answer(
    at url: String, to part: FeedSource.Part, of source: FeedSource, since last: FetchState.Part
  ) async throws(FetchError) -> PartAnswer {
    var response = try await response(
      from: url, of: source, conditions: last.validators?.conditions)
    if response.isSuccess {
      response.body = try await unpacked(response.body, to: part, of: source)
    }
    if let answer = PartAnswer(response, to: part, since: last, now: now()) { return answer }
    throw error(for: response, of: source)
  }

  /// Asks one address; any status is an answer.
  func response(
    from url: String, of source: FeedSource, conditions: ConditionalHeaders?
  ) async throws(FetchError) -> HTTPResponse {
    do throws(TransferError) {
      var request = self.request(for: url, of: source)
      request.conditions = conditions
      return try await response(to: request)
    } catch {
      throw FetchError(transfer: error, host: DisplayURL(url).host)
    }
  }

  /// The error that a status is.
  func error(for response: HTTPResponse, of source: FeedSource) -> FetchError {
    let code = response.status
    return FetchError(
      reason: .status(code), host: DisplayURL(response.url).host,
      retryAfter: response.retryAfter(now: now()),
      isThrottled: code == 429 || code == 503 || source.throttleStatuses.contains(code))
  }

  func request(for url: String, of source: FeedSource) -> HTTPRequest {
    HTTPRequest(
      url: url,
      headers: source.headers,
      timeout: source.timeout,
      byteLimit: source.byteLimit,
      redirectLimit: Self.redirectLimit,
      connection: source.connection)
  }

  /// Takes the body out of a zip archive, off the thread of the transfers; anything else is the body already.
  func unpacked(
    _ body: [UInt8], to part: FeedSource.Part, of source: FeedSource
  ) async throws(FetchError) -> [UInt8] {
    guard ZipArchive.isZip(body) else { return body }
    do throws(ArchiveFault) {
      return try await withTaskExecutorPreference(globalConcurrentExecutor) {
        () async throws(ArchiveFault) in
        try ZipArchive(bytes: body).member(part.member, byteLimit: source.byteLimit)
      }
    } catch {
      throw FetchError(reason: .archive(error), host: DisplayURL(part.url).host)
    }
  }
}

extension FeedSource.Part {
  /// Whether the feed can do without it, and always could.
  func mayBeMissing(since last: FetchState.Part) -> Bool {
    isOptional && !last.wasReceived
  }
}

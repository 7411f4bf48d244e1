import CurlHTTP

/// The small file that says whether there is anything to fetch, and under which name.
extension Fetcher {
  /// What errors call the version file where they name a part.
  static let versionPart = "version"
  /// The most bytes of a version file, with the white space around the version.
  private static let versionByteLimit = 4_096

  /// Asks for the version file; nil for a source without one.
  func version(
    of source: FeedSource, since state: FetchState
  ) async throws(FetchError) -> VersionAnswer? {
    guard let url = source.versionURL else { return nil }
    do throws(FetchError) {
      let question = source.question
      let last = state.version.flatMap { $0.question == question ? $0 : nil }
      return try await version(at: url, of: source, question, since: last)
    } catch {
      var error = error
      error.part = Self.versionPart
      throw error
    }
  }

  private func version(
    at url: String, of source: FeedSource, _ question: String, since last: FetchState.Version?
  ) async throws(FetchError) -> VersionAnswer {
    var source = source
    source.byteLimit = Self.versionByteLimit
    let response = try await response(
      from: url, of: source, conditions: last?.validators?.conditions)
    let freshness = Freshness(of: response, now: now())
    if response.status == 304, var last, let validators = last.validators,
      validators.areOf(response.url)
    {
      last.validators = validators.renewed(by: response)
      return VersionAnswer(last, of: source, freshness: freshness)
    }
    guard response.isSuccess else { throw error(for: response, of: source) }
    guard let text = VersionAnswer.text(of: response.body) else {
      throw FetchError(reason: .unusableVersion, host: DisplayURL(response.url).host)
    }
    return VersionAnswer(
      FetchState.Version(
        text: text, validators: Validators(of: response), question: question,
        looks: text == last?.text ? last?.looks ?? 0 : 0), of: source, freshness: freshness)
  }
}

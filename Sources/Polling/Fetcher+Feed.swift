import Crypto
import CurlHTTP

extension Fetcher {
  /// Puts the parts together; at least one has a body that is changed.
  static func feed(from answers: [PartAnswer], _ state: FetchState) -> FetchedFeed {
    let changed = answers.first { $0.isChanged }
    let bodies = answers.flatMap { $0.bodies.map { ($0.key, $0.value) } }
    let names = answers.compactMap { answer in
      answer.folderNames.map { (answer.part.name, $0) }
    }
    return FetchedFeed(
      bodies: Dictionary(bodies) { first, _ in first },
      folderNames: Dictionary(names) { first, _ in first },
      state: state,
      bodySHA256: hash(of: answers),
      etag: changed?.state.validators?.entityTag,
      sourceURL: DisplayURL(changed?.url ?? "").description,
      freshness: freshness(of: answers),
      answers: answers.flatMap(\.answers))
  }

  /// What is to be remembered of all parts. Where a part goes on is kept until a body says otherwise, but not when its
  /// own address was asked again.
  static func state(
    of answers: [PartAnswer], _ version: FetchState.Version?, since last: FetchState
  ) -> FetchState {
    let following = Set(answers.filter { $0.isOfNextURL }.map { $0.part.name })
    return FetchState(
      parts: Dictionary(answers.map { ($0.part.name, $0.state) }) { first, _ in first },
      version: version,
      nextURLs: last.nextURLs.filter { following.contains($0.key) })
  }

  /// The lifetime of the part that goes stale first, none if one has none, and the longest
  /// `Retry-After`: a list that is good for a day does not keep the results back.
  static func freshness(of answers: [PartAnswer]) -> Freshness {
    let lifetimes = answers.filter { $0.exists }.map { $0.freshness.lifetime }
    return Freshness(
      lifetime: lifetimes.contains(nil) ? nil : lifetimes.compactMap { $0 }.min(),
      retryAfter: answers.compactMap { $0.freshness.retryAfter }.max())
  }

  private static func hash(of answers: [PartAnswer]) -> String {
    if answers.count == 1, let hash = answers[0].state.bodySHA256 { return hash }
    let lines = answers.compactMap { answer in
      answer.state.bodySHA256.map { "\(answer.part.name) \($0)\n" }
    }
    return SHA256.hex(of: Array(lines.joined().utf8))
  }
}

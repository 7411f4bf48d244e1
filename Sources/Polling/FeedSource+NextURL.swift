import CurlHTTP

/// Where a part goes on when a body names the address to ask next.
extension FeedSource.Part {
  /// The shortest value of a query that is looked for under other names too.
  private static let shortestSecret = 16

  /// Whether the address may be asked instead of the part's own: a complete one at the same scheme, host and port, which
  /// is that of http or https.
  package func admits(nextURL: String) -> Bool {
    guard content == .file, let own = try? TransferURL(url),  // a URL that is none admits nothing
      let next = try? TransferURL(nextURL)
    else { return false }
    return ["http", "https"].contains(own.scheme) && own.sharesOrigin(with: next)
  }

  /// Returns the address as it may be stored: without user name, fragment and what the part's own query has too. Nil
  /// when it is not admitted, or when a long value of the own query would stay in it.
  func storable(nextURL: String) -> String? {
    guard admits(nextURL: nextURL), let next = try? TransferURL(nextURL) else { return nil }
    let address = QueriedAddress(next.withoutUserInfo)
    let own = QueriedAddress(url).items
    let kept = address.items.filter { item in !own.contains { $0.isSame(as: item) } }
    let stored = QueriedAddress(path: address.path, items: kept)
    let secrets = own.map { $0.value }.filter { $0.utf8.count >= Self.shortestSecret }
    guard !secrets.contains(where: { stored.decodedText.contains($0) }) else { return nil }
    return stored.text
  }

  /// Returns the address to ask, with what ``storable(nextURL:)`` took away; nil when it is not admitted (any more).
  func address(goingOnAt stored: String) -> String? {
    guard admits(nextURL: stored), let own = try? TransferURL(url) else { return nil }
    var address = QueriedAddress(stored)
    address.items += QueriedAddress(url).items.filter { item in
      !address.items.contains { $0.name == item.name }
    }
    guard let userInfo = own.userInfo else { return address.text }
    return address.text.replacing("://", with: "://\(userInfo)@", maxReplacements: 1)
  }
}

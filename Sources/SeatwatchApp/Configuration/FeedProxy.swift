/// What may stand in a feed's `proxy`.
enum FeedProxy {
  private static let known = [
    "http://", "https://", "socks4://", "socks4a://", "socks5://", "socks5h://",
  ]

  /// Says what is wrong with an address, without quoting it; nil when nothing is.
  static func refusal(of url: String) -> String? {
    guard !known.contains(where: { url.lowercased().hasPrefix($0) }) else { return nil }
    return "expected `none`, or an address that begins with \(known.joined(separator: ", "))"
  }

  /// Says why an address cannot stand in the file itself; nil when it can.
  static func refusalToShow(_ url: String) -> String? {
    guard url.contains("@") else { return nil }
    return "a proxy's password never stands in the file: keep the whole address as a secret, "
      + "and write {credential: NAME}, {env: NAME} or {file: PATH}"
  }
}

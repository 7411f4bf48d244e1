internal import ConfigurationText
internal import ElectionResults

/// Reads what a feed's configuration refers to, and collects what cannot be used.
struct FeedSecrets {
  let feed: FeedID
  let source: SecretSource
  /// What is wrong, each with the feed's name and never with a secret.
  private(set) var problems: [String] = []

  init(of feed: FeedID, from source: SecretSource) {
    self.feed = feed
    self.source = source
  }

  /// A secret; empty, with a problem noted, when it cannot be read.
  mutating func value(of reference: SecretReference) -> String {
    do {
      return try source.value(of: reference).exposed
    } catch {
      problems.append("feed \(feed): \(error)")
      return ""
    }
  }

  /// A text, or the secret in its place, on which a check is made that the loader made on texts.
  mutating func value(
    of text: SecretText, refusing refusal: (String) -> String? = { _ in nil }
  ) -> String {
    switch text {
    case .text(let text): return text
    case .secret(let reference):
      let value = value(of: reference)
      if !value.isEmpty, let refusal = refusal(value) {
        problems.append("feed \(feed): \(reference): \(refusal)")
      }
      return value
    }
  }
}

internal import ConfigurationText

/// An alert's title and text, as they are stored and sent.
package struct RenderedMessage: Sendable, Equatable {
  private static let longestTitle = 1_000
  static let longestText = 32_768

  /// One line of at most 1,000 characters; whatever would break or disturb it is a space.
  package let title: String
  /// At most 32,768 characters; lines and tabs are kept, other control characters are spaces.
  package let text: String

  /// Takes what the templates rendered.
  package init(title: String, text: String) {
    let words = title.map { $0.isNewline || $0.isControl ? " " : $0 }
      .split(separator: " ", omittingEmptySubsequences: true)
    self.title = Self.shortened(words.map { String($0) }.joined(separator: " "), Self.longestTitle)
    let cleaned = text.map { character in
      if character.isNewline { return "\n" as Character }
      return character.isControl && character != "\t" ? " " : character
    }
    self.text = Self.shortened(Self.trimmed(cleaned), Self.longestText)
  }

  /// The message of an alert that goes out though it was not confirmed in time.
  ///
  /// - Parameter feeds: How many feeds have the outcome.
  func unconfirmed(by feeds: Int, of confirmation: Confirmation) -> RenderedMessage {
    let note =
      "Not confirmed after \(DurationText.text(confirmation.within)): "
      + "\(feeds) of \(confirmation.feeds) feeds."
    return RenderedMessage(title: "UNCONFIRMED: " + title, text: note + " " + text)
  }

  /// A text without the blanks and line ends around it.
  static func trimmed(_ text: String) -> String { trimmed(Array(text)) }

  private static func trimmed(_ characters: [Character]) -> String {
    var slice = characters.drop { $0.isWhitespace }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }

  private static func shortened(_ text: String, _ limit: Int) -> String {
    text.count > limit ? text.prefix(limit - 1) + "…" : text
  }
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}

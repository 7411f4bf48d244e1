internal import ConfigurationText
internal import ElectionResults
internal import Foundation

/// How a feed writes its times: the first pattern that fits.
struct MappingTimes: Sendable {
  /// Empty for RFC 3339.
  var patterns: [MomentPattern] = []

  /// The moment that a text names; nil when no pattern fits.
  func moment(_ text: String) -> Timestamp? {
    if patterns.isEmpty { return Timestamp(rfc3339: text) }
    let text = Self.plain(text)
    return patterns.lazy.compactMap { $0.moment(text) }.first
  }

  /// The day that a text names, by the clocks of its pattern's zone.
  func day(_ text: String) -> String? {
    if let day = CalendarDate(text) { return day.description }
    let plain = Self.plain(text)
    for pattern in patterns {
      guard let moment = pattern.moment(plain), let zone = TimeZone(identifier: pattern.zone)
      else { continue }
      return moment.date.formatted(
        Date.ISO8601FormatStyle(timeZone: zone).year().month().day().dateSeparator(.dash))
    }
    return Timestamp(rfc3339: text)?.description.prefix(10).description
  }

  /// The text with single spaces, and with AM and PM for `a.m.` and `p.m.`.
  private static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .replacing(/\b([ap])\.\s?m\./.ignoresCase()) { "\($0.1.uppercased())M" }
  }

  /// The patterns as a message names them.
  var expectation: String {
    patterns.isEmpty
      ? "write it like 2021-05-07T06:12:00Z"
      : "a time like " + patterns.compactMap(\.pattern).joined(separator: " or ") + " is expected"
  }

  static let shape = Shape<[MomentPattern]>.list(of: pattern, single: true, minimum: 1)
    .map { MappingTimes(patterns: $0) }

  private static let pattern = Shape<MomentPattern>.object(
    Key(
      "pattern", Shape.string.checked(checkPattern),
      "How a time is written, in the letters of Unicode TS 35."),
    Key("zone", Shape.string.checked(checkZone), default: "UTC", "The zone of times without one.")
  ) { MomentPattern($0, zone: $1) }

  private static let checkZone: @Sendable (String, ConfigurationNode, inout Diagnostics) -> Void = {
    zone, node, diagnostics in
    guard TimeZone(identifier: zone) == nil else { return }
    diagnostics.error(
      at: node.place, "no time zone is called \(Excerpt(zone)); write one such as Europe/London",
      suggestion: Suggestion.nearest(to: zone, among: TimeZone.knownTimeZoneIdentifiers))
  }

  private static let checkPattern:
    @Sendable (String, ConfigurationNode, inout Diagnostics) -> Void = {
      pattern, node, diagnostics in
      let letters = Set(pattern.replacing(/'[^']*'/, with: "").filter(\.isLetter))
      let known = Set("GyYuQqMLwWdDFgEecabBhHKkmsSAzZOvVXx")
      if let stranger = letters.subtracting(known).sorted().first {
        diagnostics.error(
          at: node.place,
          "\"\(stranger)\" means nothing in a time pattern; write text in quotes, such as 'um'")
      } else if letters.isDisjoint(with: "yYuMLdHhKkAms") {
        diagnostics.error(at: node.place, "expected a time pattern such as dd/MM/yyyy HH:mm")
      } else if !letters.nameDay {
        diagnostics.error(
          at: node.place,
          "the pattern has no day with its year; a time alone needs one from another field or a "
            + "constant: {join: [DATE, TIME]}, and a pattern of both")
      }
    }
}

extension Set<Character> {
  /// Whether letters of a time pattern name one day: with its year, and month or week unless it is the year's.
  fileprivate var nameDay: Bool {
    guard !isDisjoint(with: "yYu") else { return false }
    return contains("D") || (!isDisjoint(with: "ML") && contains("d"))
      || (contains("w") && !isDisjoint(with: "Eec"))
  }
}

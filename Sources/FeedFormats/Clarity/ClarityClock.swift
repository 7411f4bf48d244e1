internal import ElectionResults

/// Times as Clarity writes them: `11/20/2020 3:37:06 PM EST`.
enum ClarityClock {
  /// Zones by their abbreviations in the United States. A fixed offset where the letters say which clock is meant.
  private static let zones = [
    "UTC": "UTC", "GMT": "UTC", "AST": "Etc/GMT+4", "EDT": "Etc/GMT+4", "EST": "Etc/GMT+5",
    "CDT": "Etc/GMT+5", "CST": "Etc/GMT+6", "MDT": "Etc/GMT+6", "MST": "Etc/GMT+7",
    "PDT": "Etc/GMT+7", "PST": "Etc/GMT+8", "AKDT": "Etc/GMT+8", "AKST": "Etc/GMT+9",
    "HST": "Etc/GMT+10", "HAST": "Etc/GMT+10", "CHST": "Etc/GMT-10", "SST": "Etc/GMT+11",
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver",
    "PT": "America/Los_Angeles", "AKT": "America/Anchorage",
  ]

  /// The text of an element as a moment; nil when there is none.
  static func moment(_ name: String, of node: FeedNode) throws(DecodingFailure) -> Timestamp? {
    guard let child = node.member(name), let text = child.text else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace)
    if words.count == 4, let zone = zones[words[3].uppercased()] {
      let local = words.dropLast().joined(separator: " ")
      for pattern in ["M/d/yyyy h:mm:ss a", "M/d/yyyy h:mm a"] {
        if let moment = MomentPattern(pattern, zone: zone).moment(local) { return moment }
      }
    }
    try node.tree.report(
      child.failure(
        "\(Excerpt(text)) is no time", "a time like 11/20/2020 3:37:06 PM EST is expected"))
    return nil
  }

  /// The text of an element such as `11/3/2020` as `yyyy-mm-dd`; nil when there is none.
  static func day(_ name: String, of node: FeedNode) throws(DecodingFailure) -> String? {
    guard let child = node.member(name), let text = child.text else { return nil }
    if let moment = MomentPattern("M/d/yyyy").moment(text) {
      return String(moment.description.prefix(10))
    }
    try node.tree.report(
      child.failure("\(Excerpt(text)) is no day", "a day like 11/3/2020 is expected"))
    return nil
  }
}

package import ElectionResults

/// Moments that a feed writes in more than one way.
extension FeedNode {
  /// A moment as the first of these patterns that fits reads it. RFC 3339 with a zone is always understood.
  package func moment(
    _ name: String, asAnyOf patterns: [MomentPattern]
  ) throws(DecodingFailure) -> Timestamp? {
    guard let member = member(name), let text = member.text else { return nil }
    for pattern in [MomentPattern(nil)] + patterns {
      if let moment = pattern.moment(text) { return moment }
    }
    let forms = patterns.compactMap(\.pattern).joined(separator: " or ")
    try tree.report(
      member.failure(
        "\(Excerpt(text)) is no time", "write it like 2021-05-07T06:12:00Z or as \(forms)"))
    return nil
  }

  /// A day as `yyyy-mm-dd`, also out of a date with a time behind it.
  package func day(_ name: String) throws(DecodingFailure) -> String? {
    guard let member = member(name), let text = member.text else { return nil }
    let day = String(text.prefix(10))
    if Timestamp(rfc3339: day + "T00:00:00Z") != nil,
      text.utf8.count == 10 || text.dropFirst(10).first == "T"
    {
      return day
    }
    try tree.report(member.failure("\(Excerpt(text)) is no day", "write it like 2021-05-06"))
    return nil
  }
}

extension [MomentPattern] {
  /// Date and time as ISO 8601 writes them but without a zone, by the clocks of this one.
  package static func isoLocal(zone: String) -> [MomentPattern] {
    [
      "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.SSS", "yyyy-MM-dd HH:mm:ss",
      "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm",
    ].map { MomentPattern($0, zone: zone) }
  }
}

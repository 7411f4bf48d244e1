internal import ElectionResults

/// Dates as RSS and Atom write them.
enum SyndicationDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  /// Zones that RFC 822 names, as hours from Greenwich.
  private static let zones = [
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
    "mdt": -6, "pst": -8, "pdt": -7,
  ]

  /// A time such as `Fri, 06 Nov 2020 19:24:48 -0000` (RFC 822, with years of two or four digits, seconds or none); RFC 3339
  /// is read too, because feeds write it there.
  static func rfc822(_ text: String) -> Timestamp? {
    let pattern =
      /(?:[A-Za-z]+,?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4}|\d{2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(\S+)/
    guard let match = text.prefix(100).wholeMatch(of: pattern), let day = Int(match.1),
      let month = months.firstIndex(of: match.2.lowercased()), let year = Int(match.3),
      let hour = Int(match.4), let zone = offset(String(match.7))
    else { return rfc3339(text) }
    let fullYear = match.3.count == 4 ? year : year < 50 ? 2000 + year : 1900 + year
    return Timestamp(
      rfc3339: "\(fullYear)-\(two(month + 1))-\(two(day))T\(two(hour)):\(match.5):"
        + "\(match.6 ?? "00")\(zone)")
  }

  static func rfc3339(_ text: String) -> Timestamp? { Timestamp(rfc3339: text) }

  /// The zone as RFC 3339 writes it.
  private static func offset(_ zone: String) -> String? {
    if zone.wholeMatch(of: /[+-]\d{4}/) != nil { return zone.prefix(3) + ":" + zone.suffix(2) }
    return zones[zone.lowercased()].map { ($0 < 0 ? "-" : "+") + two(abs($0)) + ":00" }
  }

  private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}

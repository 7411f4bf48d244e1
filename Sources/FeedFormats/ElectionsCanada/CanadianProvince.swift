/// Provinces and territories by the first two digits of their electoral districts' numbers.
enum CanadianProvince {
  private static let names: [Substring: String] = [
    "10": "Newfoundland and Labrador", "11": "Prince Edward Island", "12": "Nova Scotia",
    "13": "New Brunswick", "24": "Quebec", "35": "Ontario", "46": "Manitoba",
    "47": "Saskatchewan", "48": "Alberta", "59": "British Columbia", "60": "Yukon",
    "61": "Northwest Territories", "62": "Nunavut",
  ]

  /// Nil for a number of another form.
  static func name(ofDistrict number: String) -> String? {
    number.count == 5 ? names[number.prefix(2)] : nil
  }
}

/// Writes and reads tags as text that SQL finds a whole tag in: `,a,b,`.
enum StoredTags {
  /// Nil for none.
  static func text(_ tags: [String]) -> String? {
    tags.isEmpty ? nil : "," + tags.joined(separator: ",") + ","
  }

  static func tags(in text: String?) -> [String] {
    text?.split(separator: ",").map(String.init) ?? []
  }
}

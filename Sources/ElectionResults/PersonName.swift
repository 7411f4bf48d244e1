internal import Foundation

/// Compares names of persons as feeds spell them.
package enum PersonName {
  /// The name in lower case, without accents, with single spaces: two spellings of one name are equal in it.
  package static func folded(_ name: String) -> String {
    name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

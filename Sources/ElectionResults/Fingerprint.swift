internal import Crypto
internal import Foundation

/// Recognises facts without keeping them.
package enum Fingerprint {
  /// 32 hexadecimal digits that other facts, or the same in another order, do not have.
  package static func of(_ facts: [String]) -> String {
    let text = JSONText.array(facts.map(JSONText.string))
    return Hexadecimal.text(SHA256.hash(data: Data(text.utf8)).prefix(16))
  }
}

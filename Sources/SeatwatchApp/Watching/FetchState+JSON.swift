internal import Foundation
internal import Polling

extension FetchState {
  /// The state as the store keeps it.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(self) else {
      preconditionFailure("strings and truth values can always be encoded")
    }
    return String(decoding: json, as: UTF8.self)
  }

  /// Reads what ``json`` wrote; nil for what another version wrote, which is as good as nothing stored.
  init?(json: String) {
    // What does not decode is of another version: the reason is of no use to anybody.
    guard let state = try? JSONDecoder().decode(FetchState.self, from: Data(json.utf8)) else {
      return nil
    }
    self = state
  }
}

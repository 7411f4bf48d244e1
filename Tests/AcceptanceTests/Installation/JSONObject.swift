import Foundation

/// A JSON object, by its members.
struct JSONObject {
  let members: [String: Any]

  /// Nil when the text is not just one object.
  init?(_ text: String) {
    guard let members = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    else { return nil }
    self.members = members
  }

  subscript(_ name: String) -> Any? { members[name] }

  /// A member that is an object itself.
  func object(_ name: String) -> [String: Any] { members[name] as? [String: Any] ?? [:] }
}

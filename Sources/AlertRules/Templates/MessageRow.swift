internal import Mustache

/// A row of a list in an event, as a template sees it.
protocol MessageRow: MustacheParent, Decodable {
  /// The value of a member: ``MessageNull`` where the row has none, so that the event's column of the same name is not
  /// taken in its place; nil for a name that is no member.
  func value(of member: String) -> Any?
}

extension MessageRow {
  func child(named name: String) -> Any? { value(of: name) }
}

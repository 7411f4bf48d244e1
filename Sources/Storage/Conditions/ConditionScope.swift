/// What the functions, the authorizer and the progress handler of a condition connection know of the moment.
///
/// SQLite calls them with a pointer to it, on the queue that runs the statement.
final class ConditionScope {
  /// The event as of which the views show the world.
  var asOf: Int64 = 0
  /// Tags of the event that is being judged.
  var tags: Set<String> = []
  /// When the statement that runs is stopped.
  var deadline = ContinuousClock.now
  /// Columns of the event that the statement being prepared reads.
  var columns: Set<String> = []
  /// SELECTs in the statement being prepared, our own around the condition and those of views included.
  var selects = 0
  /// What the authorizer refused, and the name to point at.
  var refusal: (message: String, name: String)?
  /// Everything that a FROM can reach, in lower case.
  var tables: Set<String> = []
  /// Common table expressions of the statement being prepared, in lower case.
  var tableExpressions: Set<String> = []
  /// Off while our own views are made.
  var isGuarded = false

  /// Splits tags as the store keeps them, `,a,b,`.
  static func tags(in text: String) -> Set<String> {
    Set(text.split(separator: ",").map(String.init))
  }
}

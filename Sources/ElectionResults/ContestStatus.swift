/// How far a contest is, as the feed states it.
package enum ContestStatus: String, Sendable, Codable, CaseIterable {
  case awaiting
  case counting
  case recount
  /// A desk's projection; not a declaration.
  case called
  /// Counted, and nobody elected.
  case runoff
  /// Declared by the returning officer.
  case declared
  case certified
  /// Countermanded or abandoned; not counted.
  case postponed

  /// Whether the returning officer has declared.
  package var isDeclared: Bool { self == .declared || self == .certified }
}

extension Int {
  /// The number with its noun: `1 feed`, `2 feeds`.
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

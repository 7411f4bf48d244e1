extension Int {
  /// The number with its noun: `1 feed`, `2 feeds`.
  ///
  /// - Parameter plural: Where it is more than the noun and an s.
  func counted(_ noun: String, _ plural: String? = nil) -> String {
    "\(self) \(self == 1 ? noun : plural ?? noun + "s")"
  }
}

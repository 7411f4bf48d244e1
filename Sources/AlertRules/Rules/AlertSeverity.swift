/// How much an alert matters to the desk.
package enum AlertSeverity: String, Sendable, CaseIterable, Comparable {
  case info, notice, urgent

  package static func < (left: Self, right: Self) -> Bool {
    allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
  }
}

/// How much an alert matters to the desk.
package enum AlertSeverity: String, Sendable, CaseIterable {
  case info, notice, urgent
}

internal import Storage

/// What one step of judging adds to the outbox, and to the alerts that wait.
struct JudgedStep {
  var alerts: [NewAlert] = []
  /// Those that begin to wait.
  var holding: [HeldAlert] = []
  /// Those that wait no longer.
  var ending: [HeldAlert] = []
}

extension Duration {
  /// Whole milliseconds, rounded up; at least one since libcurl takes 0 for "no limit", at most a
  /// day.
  var curlMilliseconds: Int {
    let bounded = min(max(self, .milliseconds(1)), .seconds(86_400))
    let (seconds, attoseconds) = bounded.components
    let millisecond: Int64 = 1_000_000_000_000_000
    return Int(seconds) * 1_000 + Int((attoseconds + millisecond - 1) / millisecond)
  }
}

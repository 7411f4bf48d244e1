/// How many requests a host may get in any span of time.
package struct RequestLimit: Sendable, Hashable {
  /// At least one.
  package var most: Int
  /// Positive.
  package var per: Duration

  package init(most: Int, per: Duration) {
    self.most = most
    self.per = per
  }
}

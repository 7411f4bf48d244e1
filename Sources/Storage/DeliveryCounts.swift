/// How many of a sink's deliveries are in each state.
package struct DeliveryCounts: Sendable, Equatable {
  package var waiting: Int
  package var delivered: Int
  /// Given up: refused for good, or past their time.
  package var dead: Int

  package init(waiting: Int = 0, delivered: Int = 0, dead: Int = 0) {
    self.waiting = waiting
    self.delivered = delivered
    self.dead = dead
  }
}

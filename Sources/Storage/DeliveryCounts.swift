/// How many of a sink's deliveries are in each state.
package struct DeliveryCounts: Sendable, Equatable {
  package var waiting: Int
  package var delivered: Int
  /// Given up: refused for good, or past their time.
  package var dead: Int
  /// Not to be sent by themselves: told or to be told in a digest, silenced, withheld or cancelled.
  package var unsent: Int

  package init(waiting: Int = 0, delivered: Int = 0, dead: Int = 0, unsent: Int = 0) {
    self.waiting = waiting
    self.delivered = delivered
    self.dead = dead
    self.unsent = unsent
  }
}

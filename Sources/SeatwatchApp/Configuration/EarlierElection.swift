package import ElectionResults

/// An election that seatwatch itself has followed, as the baseline of a later one.
package struct EarlierElection: Sendable, Equatable {
  /// What becomes of by-elections that were held in between.
  package enum ByElections: String, Sendable, CaseIterable {
    /// The seat is compared with the earlier election all the same.
    case ignore
    /// Whoever won one is the holder.
    case count
  }

  package let election: ElectionID
  package let byElections: ByElections

  package init(election: ElectionID, byElections: ByElections = .ignore) {
    self.election = election
    self.byElections = byElections
  }
}

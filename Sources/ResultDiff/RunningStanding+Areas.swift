internal import ElectionResults

/// Elections in which votes are counted by areas that fill no seats.
extension RunningStanding {
  /// Whether the areas are all there is to declare, and no contest fills a seat.
  var isByAreas: Bool {
    election.system == .referendum
      || areas.known > 0 && seatContests == 0 && expected.values.allSatisfy { $0 == 0 }
  }

  /// Seats declared; in a count by areas, areas.
  var declared: Int { isByAreas ? areas.settled : declaredSeats }

  /// Seats that are to be declared; in a count by areas, areas: configured, otherwise those seen so far.
  var total: Int {
    isByAreas ? election.areas ?? areas.known + expected.count : totalSeats
  }

  /// What areas add to the tallies.
  var shareOfAreas: TallyShare.OfAreas {
    if election.system == .referendum { return .votesAndAreas }
    return seatContests == 0 ? .votes : .nothing
  }

  /// What the areas decide; open while they may not all be known, and in an election of more than one seat.
  var areaVerdict: AreaVerdict {
    guard areas.declared > 0, isForOne, election.areas != nil || expected.isEmpty else {
      return .open
    }
    return areas.verdict(
      by: election.system == .referendum ? election.referendum : .votes,
      needsHalf: election.system.needsHalf, total: election.areas ?? areas.known)
  }

  /// Whether one question is put, or one seat filled that no other contest has filled already.
  private var isForOne: Bool {
    switch election.system {
    case .referendum: true
    case .fptp, .sv, .runoff, .preferential:
      isOneSeat && seatContests <= 1 && declaredSeats == 0
    case .ams, .block, .stv, .list, .electoralCollege: false
    }
  }

  /// Whether the configuration says that one seat is filled, by areas or not.
  private var isOneSeat: Bool { election.seats.map { $0 == 1 } ?? (election.areas != nil) }
}

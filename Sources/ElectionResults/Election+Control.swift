extension Election {
  /// Who controlled the body before polling: as configured, otherwise in a council by those who held its seats.
  ///
  /// - Parameter baseline: Counts only when it names the holders of exactly the seats that this election fills: with the
  ///   retained ones they are the whole body.
  /// - Returns: Nil when nobody says, and when this election does not fill the body.
  package func formerControl(by baseline: Baseline) -> BodyControl? {
    guard let line = majorityLine else { return nil }
    if let control { return control }
    guard system == .block || system == .stv else { return nil }
    let held = baseline.results.values.flatMap(\.entries).filter { $0.seats > 0 }
    guard held.reduce(0, { $0 + $1.seats }) == seats else { return nil }
    let seats = held.reduce(into: retained) { $0[$1.party, default: 0] += $1.seats }
    let party = seats.first { $0.value >= line && !$0.key.isPersonal }?.key
    return party.map { .party($0) } ?? .nobody
  }
}

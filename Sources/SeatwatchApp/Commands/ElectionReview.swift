internal import ElectionResults
internal import Foundation

/// What is unusual in the configuration of an election, and may well be right.
struct ElectionReview {
  /// How many of a kind a warning names.
  private static let mostNamed = 10

  private let entry: ElectionConfiguration
  private var election: Election { entry.election }

  init(_ entry: ElectionConfiguration) { self.entry = entry }

  /// Whole sentences without their end, each with the election.
  var warnings: [String] {
    let found = [
      unknownParties, unknownHolders, bodyWithoutMajority, earlyClose, earlyDeclarations,
    ]
    return found.compactMap { $0 }.map { "election \(election.id): \($0)" }
  }

  private var unknownParties: String? {
    guard let file = entry.baseline else { return nil }
    var unknown = UnknownParties(among: entry.parties)
    unknown.note(file.baseline)
    let parties = unknown.sorted.map { party in
      "\"\(party.code)\" (\(party.contests.count.counted("contest")): \(party.contestNames))"
    }
    guard !parties.isEmpty else { return nil }
    let noun = parties.count == 1 ? "1 party" : "\(parties.count) parties"
    return "\(noun) of \(file.source) not in the list of parties, under their own name: "
      + Self.list(parties)
  }

  private var unknownHolders: String? {
    var codes = election.retained.keys.sorted()
    if case .party(let party) = election.control, !codes.contains(party) { codes.append(party) }
    let unknown = codes.filter { $0 != .independent && entry.parties.party(named: $0.text) == nil }
    guard !unknown.isEmpty else { return nil }
    return
      "`retained` or `control` names what is not in the list of parties, and is taken for a party of that name: "
      + Self.list(unknown.map { "\"\($0)\"" })
  }

  private var bodyWithoutMajority: String? {
    guard !election.retained.isEmpty || election.control != nil, election.majorityLine == nil else {
      return nil
    }
    let counts = [
      ("seats", election.seats), ("retained", election.retainedSeats),
      ("body_seats", election.bodySeats),
    ].map { name, count in "\(name) \(count.map { String($0) } ?? "not given")" }
    return "no majority and no control is ever told, since `seats` and `retained` do not make "
      + "`body_seats`: " + counts.joined(separator: ", ")
  }

  private var earlyClose: String? {
    guard let day = earliestMoment, let close = election.pollsClose else { return nil }
    let times = [close.standard].compactMap { $0 } + close.regions.values
    guard let early = times.filter({ $0 < day }).min() else { return nil }
    return "`polls_close` \(early) is before polling day, \(election.date ?? "")"
  }

  private var earlyDeclarations: String? {
    guard let day = earliestMoment else { return nil }
    let early = election.expected.filter { $0.value < day }.keys.sorted()
    guard !early.isEmpty else { return nil }
    return "`expected` has times before polling day, \(election.date ?? ""), for "
      + Self.list(early.map(\.text))
  }

  /// When polling day begins where it begins first.
  private var earliestMoment: Timestamp? {
    election.date.flatMap { Timestamp(rfc3339: $0 + "T00:00:00+14:00") }
  }

  private static func list(_ names: [String]) -> String {
    let more = names.count > mostNamed ? " and \(names.count - mostNamed) more" : ""
    return names.prefix(mostNamed).joined(separator: ", ") + more
  }
}

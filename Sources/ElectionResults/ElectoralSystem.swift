/// How the seats of an election are won, as the configuration names it.
///
/// What a feed states of a contest goes before it: several seats, lists, a second count.
package enum ElectoralSystem: String, Sendable, CaseIterable {
  /// The most votes win the one seat.
  case fptp
  /// Constituencies, and lists by region whose seats make up for them: one body together.
  case ams
  /// A first and a second preference: without half of the first ones, the last two are counted again.
  case sv
  /// Without half of the votes, the last two meet in a second round.
  case runoff
  /// As many votes as seats; the most votes win them.
  case block
  /// Transferable votes for several seats; for one seat as ``preferential``.
  case stv
  /// Lists of parties share the seats.
  case list
  /// Transferable votes for one seat, decided between two candidates.
  case preferential
  /// Contests that add their weight and not a seat.
  case electoralCollege = "electoral_college"
  /// Areas in which votes are counted for one question.
  case referendum

  /// Whether more than half of the first preferences are needed to win one seat in the first count, so that leading there
  /// elects nobody.
  package var needsHalf: Bool {
    switch self {
    case .sv, .runoff, .preferential, .stv: true
    case .fptp, .ams, .block, .list, .electoralCollege, .referendum: false
    }
  }

  /// Whether a ballot is one vote that goes on to other candidates.
  package var isTransferable: Bool { self == .stv || self == .preferential }

  /// What sort of count a contest is: in a referendum an area, whatever the feed states, unless it is the whole.
  package func kind(stated: ContestKind?) -> ContestKind? {
    self == .referendum && stated != .body ? .countingArea : stated
  }
}

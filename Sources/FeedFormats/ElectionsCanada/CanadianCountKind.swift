internal import ElectionResults

/// What sort of figures a row has; a later sort replaces the earlier ones of its district.
enum CanadianCountKind: String, CaseIterable, Comparable {
  /// Of election night.
  case preliminary
  /// By the returning officer, which declares.
  case validated
  /// By a judge after a recount.
  case certified = "judicially certified"

  var status: ContestStatus {
    switch self {
    case .preliminary: .counting
    case .validated: .declared
    case .certified: .certified
    }
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}

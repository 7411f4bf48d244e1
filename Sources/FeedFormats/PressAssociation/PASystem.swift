/// How an election of PA Media's is held, as the name of a document's root element says.
enum PASystem: String, CaseIterable {
  case firstPastThePost = "FirstPastThePost"
  /// Regional lists beside constituencies.
  case topUp = "TopUp"
  /// A council as a whole.
  case localElection = "LocalElection"
  case local = "Local"

  var isLocal: Bool { self == .localElection || self == .local }
}

/// What the name of a document's root element says, such as `FirstPastThePostRush`.
struct PARoot {
  let system: PASystem
  let kind: PAKind

  /// Nil for any other element.
  init?(_ name: String) {
    if name == "Recount" {
      (system, kind) = (.firstPastThePost, .recount)
      return
    }
    guard let system = PASystem.allCases.first(where: { name.hasPrefix($0.rawValue) }) else {
      return nil
    }
    self.system = system
    switch name.dropFirst(system.rawValue.count) {
    case "Result": kind = .result
    case "Rush": kind = .rush
    case "Nominations": kind = .nominations
    case "Recount": kind = .recount
    case "StateOfParties": kind = .stateOfParties
    default: return nil
    }
  }
}

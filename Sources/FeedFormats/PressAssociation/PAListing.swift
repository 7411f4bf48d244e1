/// All files that PA Media's folders hold, fetched this time or before: what tells whether one of them still counts.
struct PAListing {
  private var names: [PAFileName.Subject: [PAFileName]] = [:]

  init(of bodies: FeedBodies, folders: [String]) {
    let came = folders.flatMap { folder in bodies.files(of: folder).map(\.name) }
    let listed = folders.flatMap { bodies.folderNames[$0] ?? [] }
    for name in Set(listed + came).compactMap(PAFileName.init) {
      names[name.subject, default: []].append(name)
    }
  }

  /// Whether another file of the same contest takes this one's place: a higher revision; for a rush, a result; for a
  /// recount, any rush or result of no lower revision.
  func isReplaced(_ file: PAFileName) -> Bool {
    let others = (names[file.subject] ?? []).filter { $0.isTest == file.isTest }
    return others.contains { other in
      let isHigher = (other.revision ?? 1) > (file.revision ?? 1)
      if other.kind == file.kind { return isHigher }
      switch file.kind {
      case .rush: return other.kind == .result
      case .recount: return other.kind.declares && (other.revision ?? 1) >= (file.revision ?? 1)
      case .nominations, .result, .stateOfParties: return false
      }
    }
  }

  /// Whether there is a file that says more of a contest than who stands.
  func isUnderWay(_ file: PAFileName) -> Bool {
    (names[file.subject] ?? []).contains {
      $0.kind != .nominations && $0.kind != .stateOfParties && $0.isTest == file.isTest
    }
  }
}

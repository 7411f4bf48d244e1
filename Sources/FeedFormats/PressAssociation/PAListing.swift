/// All files that PA Media's folders hold, fetched this time or before: what tells whether one of them still counts.
struct PAListing {
  private var names: [PAFileName.Subject: [PAFileName]] = [:]
  /// Those that were fetched before, by the place they are of.
  private var earlier: [String: [PAFileName]] = [:]

  init(of bodies: FeedBodies, folders: [String]) {
    let came = folders.flatMap { folder in bodies.files(of: folder).map(\.name) }
    let listed = folders.flatMap { bodies.folderNames[$0] ?? [] }
    for name in Set(listed + came).compactMap(PAFileName.init) {
      names[name.subject, default: []].append(name)
    }
    for name in Set(listed).subtracting(came).compactMap(PAFileName.init) {
      earlier[name.subject.place, default: []].append(name)
    }
  }

  /// The name of a file that was fetched before and is the same news as this one; nil when there is none. What it said is
  /// not known any more, so that the two may differ.
  func earlierTwin(of file: PAFileName) -> String? {
    (earlier[file.subject.place] ?? []).filter { $0.isSameNews(as: file) }.map(\.text).min()
  }

  /// Whether another file of the same contest takes this one's place: a higher revision; for a rush, a result; for a
  /// recount, any rush or result of no lower revision.
  func isReplaced(_ file: PAFileName) -> Bool {
    let others = (names[file.subject] ?? []).filter { $0.isTest == file.isTest }
    return others.contains { other in
      let isHigher = other.revision > file.revision
      if other.kind == file.kind { return isHigher }
      switch file.kind {
      case .rush: return other.kind == .result
      case .recount: return other.kind.declares && other.revision >= file.revision
      case .nominations, .result, .stateOfParties: return false
      }
    }
  }

  /// Whether there is a file that says more of a contest than who stands.
  func isUnderWay(_ file: PAFileName) -> Bool {
    (names[file.subject] ?? []).contains {
      $0.kind != .nominations && $0.isTest == file.isTest
    }
  }
}

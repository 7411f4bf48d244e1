/// Finds the name that somebody may have meant.
package enum Suggestion {
  /// Returns the known name nearest to `name`, without regard to case; nil when none is near.
  ///
  /// Near is one slip in names of up to five characters, two in up to eight, then a third of the
  /// length. Of equally near names the first wins.
  package static func nearest(to name: String, among known: some Sequence<String>) -> String? {
    let written = Array(name.lowercased())
    guard written.count <= 80 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in known where candidate != name {
      let letters = Array(candidate.lowercased())
      let allowed = slips(allowedIn: min(written.count, letters.count))
      guard abs(letters.count - written.count) <= allowed else { continue }
      let distance = distance(written, letters)
      if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  private static func slips(allowedIn length: Int) -> Int {
    switch length {
    case ...1: 0
    case ...5: 1
    case ...8: 2
    default: length / 3
    }
  }

  /// The Damerau–Levenshtein distance in which no pair is swapped twice.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var older: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
        var cost = min(previous[column + 1] + 1, current[column] + 1, replaced)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, older[column - 1] + 1)
        }
        current.append(cost)
      }
      (older, previous) = (previous, current)
    }
    return previous[right.count]
  }
}

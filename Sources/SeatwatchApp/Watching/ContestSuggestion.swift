internal import ConfigurationText
internal import ElectionResults

/// Finds the contest that a feed, or a person, may have meant.
struct ContestSuggestion {
  private struct Known {
    let id: ContestID
    let name: String?
    let folded: String
  }

  private let known: [Known]
  private let named: [String: [Int]]
  /// The contests whose name has a word, or begins with two letters.
  private let places: [String: [Int]]

  init(_ contests: [(id: ContestID, name: String?)]) {
    known = contests.sorted { $0.id < $1.id }.map { contest in
      Known(
        id: contest.id, name: contest.name, folded: ContestName.folded(contest.name ?? ""))
    }
    named = Dictionary(grouping: known.indices) { [known] in known[$0].folded }
    var places: [String: [Int]] = [:]
    for (position, contest) in known.enumerated() {
      for key in Self.keys(of: contest.folded) { places[key, default: []].append(position) }
    }
    self.places = places
  }

  /// The contests of a baseline.
  init(_ baseline: Baseline, without ids: Set<ContestID> = []) {
    self.init(
      baseline.results.values.filter { !ids.contains($0.contest) }
        .map { ($0.contest, $0.contestName) })
  }

  /// `E14000733 Hartlepool`: of the same name, otherwise of the nearest one; where one of both has no name, of the nearest
  /// identifier. Nil when none is near.
  func nearest(to id: ContestID, name: String?) -> String? {
    let folded = ContestName.folded(name ?? "")
    if !folded.isEmpty, let position = named[folded]?.first(where: { known[$0].id != id }) {
      return label(position)
    }
    let near = Set(Self.keys(of: folded).flatMap { places[$0] ?? [] }).sorted()
    let names = near.map { known[$0].folded }
    if let name = Suggestion.nearest(to: folded, among: names),
      let position = near.first(where: { known[$0].folded == name && known[$0].id != id })
    {
      return label(position)
    }
    let candidates = known.indices.filter { folded.isEmpty || known[$0].folded.isEmpty }
    let other = Suggestion.nearest(to: id.text, among: candidates.map { known[$0].id.text })
    return candidates.first { known[$0].id.text == other }.map(label)
  }

  /// The contest with an identifier, as people know it; the identifier alone where no name is known.
  func label(of id: ContestID) -> String {
    known.firstIndex { $0.id == id }.map(label) ?? id.text
  }

  private func label(_ position: Int) -> String {
    Self.label(known[position].id, known[position].name)
  }

  /// Such as `E14000733 Hartlepool`; the name is left out where it is the identifier.
  static func label(_ id: ContestID, _ name: String?) -> String {
    guard let name, !name.isEmpty, ContestID(name) != id else { return id.text }
    return "\(id) \(name)"
  }

  /// What names that may be near have in common: a word, or their beginning.
  private static func keys(of folded: String) -> Set<String> {
    guard !folded.isEmpty else { return [] }
    let words = folded.split(separator: " ").filter { $0.count > 3 }.map(String.init)
    return Set(words + ["^" + folded.prefix(2)])
  }
}

internal import ElectionResults

/// One state of each contest out of all that documents of PA Media say of it.
struct PAContests {
  /// What one document says of a contest.
  private struct Version {
    let kind: PAKind
    let revision: Int
    let name: PAFileName?
    var contest: ContestResult
  }

  private let listing: PAListing
  private var versions: [ContestID: [Version]] = [:]

  init(listing: PAListing) { self.listing = listing }

  mutating func add(_ document: PADocument) {
    for contest in document.contests {
      versions[contest.id, default: []].append(
        Version(
          kind: document.root.kind, revision: document.revision, name: document.name,
          contest: contest))
    }
  }

  /// In the order of their ids.
  var results: [ContestResult] {
    versions.sorted { $0.key < $1.key }.compactMap { _, versions in
      let live = versions.filter { !$0.contest.isTest }
      return result(of: live.isEmpty ? versions : live)
    }
  }

  /// A result counts before a rush, a rush before a recount, a recount before nominations; of each the highest revision.
  private func result(of versions: [Version]) -> ContestResult? {
    let order: [PAKind] = [.result, .rush, .recount, .nominations]
    guard let kind = order.first(where: { kind in versions.contains { $0.kind == kind } }) else {
      return nil
    }
    let latest = Self.latest(of: kind, in: versions)
    guard var contest = latest.first?.contest else { return nil }
    if kind == .nominations, let name = latest[0].name, listing.isUnderWay(name) { return nil }
    if let other = latest.dropFirst().first(where: { $0.contest != contest }) {
      let names = [latest[0].name?.text, other.name?.text].compactMap { $0 }
      contest.contradiction =
        "\(names.joined(separator: " and ")) differ in revision \(other.revision)"
    }
    contest.revision = kind.rank.map { $0 * 1_000_000 + min(latest[0].revision, 999_999) }
    let nominations = Self.latest(of: .nominations, in: versions).first?.contest
    if let nominations, kind != .nominations { Self.complete(&contest, from: nominations) }
    return contest
  }

  /// All versions of the highest revision, in the order of their files' names.
  private static func latest(of kind: PAKind, in versions: [Version]) -> [Version] {
    let ofKind = versions.filter { $0.kind == kind }
    let highest = ofKind.map(\.revision).max()
    return ofKind.filter { $0.revision == highest }
      .sorted { ($0.name?.text ?? "") < ($1.name?.text ?? "") }
  }

  /// Names whom a rush or a recount does not name.
  private static func complete(_ contest: inout ContestResult, from nominations: ContestResult) {
    contest.electorate = contest.electorate ?? nominations.electorate
    if contest.previous.isEmpty { contest.previous = nominations.previous }
    guard contest.status != .recount else {
      if contest.candidates.isEmpty { contest.candidates = nominations.candidates }
      return
    }
    guard contest.candidates.allSatisfy({ $0.id == nil && $0.votes == nil }) else { return }
    var candidates = nominations.candidates
    let standIn = contest.candidates.first { $0.isElected == true }
    guard let party = standIn.flatMap({ PAParty($0.party) }), party.mark(in: &candidates) else {
      return
    }
    contest.candidates = candidates
  }
}

extension PAParty {
  /// The party of a candidate; nil for one without any.
  fileprivate init?(_ reference: PartyReference) {
    self.init(name: reference.name, abbreviation: reference.abbreviation)
  }
}

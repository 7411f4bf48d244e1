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
  private var unreadable: [ContestID: [PAUnreadable]] = [:]
  private var hasDocument = false

  init(listing: PAListing) { self.listing = listing }

  mutating func add(_ document: PADocument) {
    hasDocument = true
    for contest in document.contests {
      versions[contest.id, default: []].append(
        Version(
          kind: document.root.kind, revision: document.revision, name: document.name,
          contest: contest))
    }
  }

  /// Holds back the contests of files that cannot be read, while others can.
  ///
  /// - Throws: The failure of the first file when no document could be read, or of one whose contest is not known: neither
  ///   from itself nor from another file of its subject.
  mutating func refuse(_ files: [PAUnreadable]) throws(DecodingFailure) {
    for file in files {
      let named = versions.filter { $0.value.contains { $0.name?.subject == file.name.subject } }
      let ids = file.contests.isEmpty ? Array(named.keys) : Array(file.contests.keys)
      guard hasDocument, !ids.isEmpty else { throw file.failure }
      for id in ids { unreadable[id, default: []].append(file) }
    }
  }

  /// In the order of their ids.
  var results: [ContestResult] {
    Set(versions.keys).union(unreadable.keys).sorted().compactMap { id in
      let all = versions[id] ?? []
      let live = all.filter { !$0.contest.isTest }
      let contest = result(of: live.isEmpty ? all : live)
      // Live files count before those of a test, whether these can be read or not.
      let refused = (unreadable[id] ?? []).first { live.isEmpty || !$0.name.isTest }
      guard let refused else { return contest }
      return Self.held(contest ?? all.first?.contest, id, by: refused)
    }
  }

  /// A contest of which one more file says what cannot be read.
  private static func held(
    _ contest: ContestResult?, _ id: ContestID, by file: PAUnreadable
  ) -> ContestResult {
    var held = contest ?? ContestResult(id: id, name: file.contests[id] ?? id.text)
    if contest == nil {
      held.isTest = file.name.isTest
      held.lacksDeclaringPart = true
    }
    held.contradiction = file.failure.description
    return held
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
    if contest.contradiction == nil, let name = latest[0].name,
      let twin = listing.earlierTwin(of: name)
    {
      contest.contradiction =
        "\(name.text) and \(twin), which came before, are both revision \(name.revision)"
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

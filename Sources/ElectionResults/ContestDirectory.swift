/// The contests that are known of an election, by baseline, configuration and store, and the way from a feed's contest to
/// one of them: by an equal identifier of baseline or store, by the crosswalk, or by a name that is unique on both sides,
/// and never by name from one identifier of a scheme to another. An identifier that only the configuration names is asked
/// last: it says that a contest is known, and nothing of which one it is.
///
/// A contest has one identifier, whatever feeds call it: the one under which it is stored, otherwise the baseline's or the
/// configuration's, otherwise the first of its row in the crosswalk.
package struct ContestDirectory: Sendable {
  /// The baseline, its contests under the identifiers in use.
  package let baseline: Baseline
  /// Stored contests that would be another stored contest by crosswalk or name; both stay as they are.
  package let apart: [(contest: ContestID, other: ContestID)]
  let crosswalk: Crosswalk
  let named: Set<ContestID>
  /// Identifiers of baseline and configuration in the place of which another is in use.
  private let inUse: [ContestID: ContestID]
  /// The other way round.
  private let replaced: [ContestID: ContestID]
  private let names: [String: Set<ContestID>]

  /// - Parameters:
  ///   - named: The contests that the configuration names.
  ///   - stored: The contests that are stored.
  package init(
    crosswalk: Crosswalk = Crosswalk(), baseline: Baseline = Baseline(),
    named: Set<ContestID> = [], stored: [ContestStanding] = []
  ) {
    let before = ContestDirectory(crosswalk, baseline, named, inUse: [:], apart: [])
    guard !stored.isEmpty else {
      self = before
      return
    }
    let contests = stored.map { ContestResult(standing: $0) }
    var inUse: [ContestID: ContestID] = [:]
    var strangers: [ContestResult] = []
    for (contest, match) in zip(contests, before.matches(of: contests)) {
      if match.contest == contest.id, baseline[contest.id] == nil { strangers.append(contest) }
      let isOther = match.basis == .crosswalk || match.basis == .name
      if isOther, match.contest != contest.id { inUse[match.contest] = contest.id }
    }
    let apart = zip(strangers, before.mismatches(of: strangers, among: contests))
      .compactMap { contest, mismatch -> (ContestID, ContestID)? in
        guard case .taken(let other) = mismatch else { return nil }
        return (contest.id, inUse[other] ?? other)
      }
    self.init(
      crosswalk, baseline.renamed(inUse), Set(named.map { inUse[$0] ?? $0 }), inUse: inUse,
      apart: apart)
  }

  private init(
    _ crosswalk: Crosswalk, _ baseline: Baseline, _ named: Set<ContestID>,
    inUse: [ContestID: ContestID], apart: [(ContestID, ContestID)]
  ) {
    self.crosswalk = crosswalk
    self.baseline = baseline
    self.named = named
    self.inUse = inUse
    replaced = Dictionary(inUse.map { ($0.value, $0.key) }, uniquingKeysWith: { min($0, $1) })
    self.apart = apart
    var names: [String: Set<ContestID>] = [:]
    for result in baseline.results.values {
      names[ContestName.folded(result.contestName ?? ""), default: []].insert(result.contest)
    }
    for row in crosswalk.rows {
      let contest = Self.contest(of: row, baseline, named, inUse)
      names[ContestName.folded(row.name ?? ""), default: []].insert(contest)
    }
    names[""] = nil
    self.names = names
  }

  /// Whether the baseline or the configuration knows a contest under the identifier in use.
  package func knows(_ contest: ContestID) -> Bool {
    baseline[contest] != nil || named.contains(contest)
  }

  /// The identifiers in use for one that the configuration writes: more than one only where feeds use it for different
  /// contests.
  ///
  /// - Parameters:
  ///   - earlier: For each feed, which contests its own identifiers were found to be.
  ///   - stored: The contests that are stored by now.
  package func contests(
    named id: ContestID, earlier: [FeedID: [ContestID: ContestID]] = [:],
    stored: Set<ContestID> = []
  ) -> Set<ContestID> {
    let met = earlier.values.compactMap { $0[id] }
    guard inUse[id] == nil, baseline[id] == nil, !met.isEmpty else { return [contest(named: id)] }
    return Set(met.map { inUse[$0] ?? $0 }).union(stored.intersection([id]))
  }

  /// The identifier in use for one that the baseline or the configuration writes.
  package func contest(named id: ContestID) -> ContestID {
    if let other = inUse[id] { return other }
    let rows = crosswalk.rows(with: id)
    return rows.count == 1 && baseline[id] == nil ? contest(of: rows[0]) : id
  }

  /// Which known contest each of a snapshot's is, in their order. Of several that would be one, the one with its identifier is
  /// it, otherwise the first by identifier; whatever the order, the answer is the same.
  ///
  /// - Parameters:
  ///   - stored: The contests that are stored by now.
  ///   - earlier: What the feed's own identifiers were found to be before.
  package func matches(
    of contests: [ContestResult], stored: [ContestID: ContestStanding] = [:],
    earlier: [ContestID: ContestID] = [:]
  ) -> [ContestMatch] {
    found(contests, stored: stored, earlier: earlier).map { match in
      match.basis == .nothing && named.contains(match.contest)
        ? ContestMatch(contest: match.contest, basis: .identifier) : match
    }
  }

  /// The same, before the configuration is asked which of the others are known all the same.
  private func found(
    _ contests: [ContestResult], stored: [ContestID: ContestStanding],
    earlier: [ContestID: ContestID]
  ) -> [ContestMatch] {
    var matches = contests.map { identified($0, stored: stored, earlier: earlier) }
    var claims = ContestClaims(matches, of: contests)
    for position in matches.indices
    where !claims.isGranted(matches[position], to: contests[position]) {
      matches[position] = .nothing(contests[position])
    }
    guard matches.contains(nil) else { return matches.compactMap(\.self) }
    let index = ContestNames(names, stored: stored, among: contests)
    let named = contests.indices.map { position in
      matches[position] == nil ? self.named(contests[position], index, claims) : matches[position]
    }
    claims.add(named, of: contests)
    return contests.indices.map { position in
      let match = named[position]
      return claims.isGranted(match, to: contests[position])
        ? match ?? .nothing(contests[position]) : .nothing(contests[position])
    }
  }

  /// Why contests of a snapshot are none that the baseline or the configuration knows, in their order.
  ///
  /// - Parameter contests: All of the snapshot.
  package func mismatches(
    of strangers: [ContestResult], among contests: [ContestResult],
    stored: [ContestID: ContestStanding] = [:], earlier: [ContestID: ContestID] = [:]
  ) -> [ContestMismatch] {
    guard !strangers.isEmpty else { return [] }
    let claims = ContestClaims(
      found(contests, stored: stored, earlier: earlier), of: contests)
    let index = ContestNames(names, stored: stored, among: contests)
    return strangers.map { mismatch(of: $0, index, claims) }
  }

  private func mismatch(
    of contest: ContestResult, _ index: ContestNames, _ claims: ContestClaims
  ) -> ContestMismatch {
    let rows = crosswalk.rows(with: contest.id)
    if rows.count > 1 { return .severalRows(rows.map { self.contest(of: $0) }) }
    if let row = rows.first {
      let known = self.contest(of: row)
      if let other = claims.holder(of: known), other != contest.id { return .taken(known) }
      return .crosswalkOnly(known)
    }
    if case .failure(let mismatch) = contestNamed(as: contest, index, claims) { return mismatch }
    return .unknown
  }

  /// By identifier alone; nil when that says nothing.
  private func identified(
    _ contest: ContestResult, stored: [ContestID: ContestStanding],
    earlier: [ContestID: ContestID]
  ) -> ContestMatch? {
    let id = contest.id
    if let other = earlier[id].map({ inUse[$0] ?? $0 }),
      stored[other] != nil || baseline[other] != nil
    {
      return ContestMatch(contest: other, basis: .earlier)
    }
    if stored[id] != nil || baseline[id] != nil {
      return ContestMatch(contest: id, basis: .identifier)
    }
    if let other = inUse[id] { return ContestMatch(contest: other, basis: .identifier) }
    let rows = crosswalk.rows(with: id)
    guard !rows.isEmpty else { return nil }
    let name = ContestName.folded(contest.name)
    let meant =
      rows.count == 1
      ? rows
      : rows.filter { row in
        ContestName.folded(row.name ?? "") == name
          || names[name]?.contains(self.contest(of: row)) == true
      }
    guard meant.count == 1 else { return .nothing(contest) }
    return ContestMatch(contest: self.contest(of: meant[0]), basis: .crosswalk)
  }

  private func named(
    _ contest: ContestResult, _ index: ContestNames, _ claims: ContestClaims
  ) -> ContestMatch {
    guard contest.fillsSeats, case .success(let known) = contestNamed(as: contest, index, claims)
    else { return .nothing(contest) }
    return ContestMatch(contest: known, basis: .name)
  }

  private func contestNamed(
    as contest: ContestResult, _ index: ContestNames, _ claims: ContestClaims
  ) -> Result<ContestID, ContestMismatch> {
    let known = index.contests(named: contest)
    guard let first = known.first else { return .failure(.unknown) }
    guard known.count == 1 else { return .failure(.severalKnown(known)) }
    if isOfOneScheme(contest.id, first) { return .failure(.otherIdentifier(first)) }
    let bearers = index.bearers(ofNameOf: contest)
    guard bearers.count == 1 else { return .failure(.severalInFeed(bearers)) }
    if let holder = claims.holder(of: first), holder != contest.id {
      return .failure(.taken(first))
    }
    return .success(first)
  }

  /// Whether an identifier is of a scheme in which a known contest has another one.
  private func isOfOneScheme(_ id: ContestID, _ known: ContestID) -> Bool {
    let ids =
      [known] + [replaced[known]].compactMap(\.self) + crosswalk.rows(with: known).flatMap(\.ids)
    let shape = IdentifierShape(id)
    return ids.contains { IdentifierShape($0) == shape }
  }

  private func contest(of row: Crosswalk.Row) -> ContestID {
    Self.contest(of: row, baseline, named, inUse)
  }

  private static func contest(
    of row: Crosswalk.Row, _ baseline: Baseline, _ named: Set<ContestID>,
    _ inUse: [ContestID: ContestID]
  ) -> ContestID {
    if let known = row.ids.lazy.compactMap({ inUse[$0] }).first { return known }
    return row.ids.first { baseline[$0] != nil } ?? row.ids.first { named.contains($0) }
      ?? row.ids[0]
  }
}

internal import ElectionResults

/// Which candidate of one list is which of another: by the feed's identifier where both have one, otherwise by name and
/// party, otherwise by name alone.
///
/// Somebody unknown in the place of somebody who is gone, both the only such ones of their party, is taken to be the same
/// person spelt otherwise; not so for independents, who are persons.
struct CandidateMatching {
  private let counterparts: [Int: Int]
  /// Positions of the stored candidates that the new list does not have, in their order.
  let unmatchedOld: [Int]

  init(of new: [CandidateStanding], with old: [CandidateStanding]) {
    var pairing = Pairing(newCount: new.count, oldCount: old.count)
    pairing.pair(new.map(\.id), old.map(\.id))
    if !pairing.isExhausted {
      let mayBeOne = { (left: Int, right: Int) in new[left].id == nil || old[right].id == nil }
      let (newKeys, oldKeys) = (new.map(\.key), old.map(\.key))
      pairing.pair(newKeys, oldKeys, where: mayBeOne)
      let newNames = new.map { PersonName.folded($0.name) }
      let oldNames = old.map { PersonName.folded($0.name) }
      pairing.pair(newNames, oldNames, where: mayBeOne)
      // An identifier that changed its scheme, under an unchanged name and party.
      pairing.pair(newKeys, oldKeys)
      pairing.pairOnlyOnes(Self.parties(of: new), Self.parties(of: old))
    }
    counterparts = pairing.counterparts
    unmatchedOld = pairing.freeOld
  }

  /// The position of the stored candidate who is the one at this position of the new list; nil for one who is new.
  func counterpart(ofNew position: Int) -> Int? { counterparts[position] }

  /// The candidates' parties; nil for independents.
  private static func parties(of candidates: [CandidateStanding]) -> [PartyCode?] {
    candidates.map { $0.party == .independent ? nil : $0.party }
  }
}

extension CandidateMatching {
  /// Positions of two lists that are being paired, each at most once.
  private struct Pairing {
    private(set) var counterparts: [Int: Int] = [:]
    private(set) var freeOld: [Int]
    private var freeNew: [Int]

    init(newCount: Int, oldCount: Int) {
      freeNew = Array(0..<newCount)
      freeOld = Array(0..<oldCount)
    }

    var isExhausted: Bool { freeNew.isEmpty || freeOld.isEmpty }

    /// Pairs each free position of the new list with the first free one of the old list that has the same key and passes
    /// the test; nil is the key of none.
    mutating func pair<Key: Hashable>(
      _ newKeys: [Key?], _ oldKeys: [Key?],
      where mayBeOne: (_ new: Int, _ old: Int) -> Bool = { _, _ in true }
    ) {
      var places = Dictionary(grouping: freeOld) { oldKeys[$0] }
      for position in freeNew {
        guard let key = newKeys[position],
          let index = places[key]?.firstIndex(where: { mayBeOne(position, $0) })
        else { continue }
        counterparts[position] = places[key]?.remove(at: index)
      }
      removePaired()
    }

    /// Pairs the positions of a key that are the only free ones with it in both lists.
    mutating func pairOnlyOnes<Key: Hashable>(_ newKeys: [Key?], _ oldKeys: [Key?]) {
      let places = Dictionary(grouping: freeOld) { oldKeys[$0] }
      for (key, positions) in Dictionary(grouping: freeNew, by: { newKeys[$0] }) {
        guard key != nil, positions.count == 1, let place = places[key], place.count == 1 else {
          continue
        }
        counterparts[positions[0]] = place[0]
      }
      removePaired()
    }

    private mutating func removePaired() {
      let taken = Set(counterparts.values)
      freeNew.removeAll { counterparts[$0] != nil }
      freeOld.removeAll { taken.contains($0) }
    }
  }
}

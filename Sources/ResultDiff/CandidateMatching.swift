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
    pairing.pair { new[$0].id != nil && new[$0].id == old[$1].id }
    if !pairing.isExhausted {
      let newKeys = new.map { (name: PersonName.folded($0.name), key: $0.key) }
      let oldKeys = old.map { (name: PersonName.folded($0.name), key: $0.key) }
      let mayBeOne = { (left: Int, right: Int) in new[left].id == nil || old[right].id == nil }
      pairing.pair { mayBeOne($0, $1) && newKeys[$0].key == oldKeys[$1].key }
      pairing.pair { mayBeOne($0, $1) && newKeys[$0].name == oldKeys[$1].name }
      // An identifier that changed its scheme, under an unchanged name and party.
      pairing.pair { newKeys[$0].key == oldKeys[$1].key }
      pairing.pairOnlyOnes(new.map(\.party), old.map(\.party))
    }
    counterparts = pairing.counterparts
    unmatchedOld = pairing.freeOld
  }

  /// The position of the stored candidate who is the one at this position of the new list; nil for one who is new.
  func counterpart(ofNew position: Int) -> Int? { counterparts[position] }
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

    /// Pairs each free position of the new list with the first free one of the old list that passes the test.
    mutating func pair(_ isSame: (_ new: Int, _ old: Int) -> Bool) {
      for position in freeNew {
        if let place = freeOld.first(where: { isSame(position, $0) }) { join(position, place) }
      }
    }

    /// Pairs those of a party that are its only free ones on both sides.
    mutating func pairOnlyOnes(_ newParties: [PartyCode], _ oldParties: [PartyCode]) {
      for position in freeNew where newParties[position] != .independent {
        let party = newParties[position]
        let places = freeOld.filter { oldParties[$0] == party }
        guard places.count == 1, freeNew.count(where: { newParties[$0] == party }) == 1 else {
          continue
        }
        join(position, places[0])
      }
    }

    private mutating func join(_ position: Int, _ place: Int) {
      counterparts[position] = place
      freeNew.removeAll { $0 == position }
      freeOld.removeAll { $0 == place }
    }
  }
}

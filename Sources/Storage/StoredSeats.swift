internal import ElectionResults
internal import Foundation

/// Writes and reads the lists about seats that a standing keeps as JSON in one column each.
enum StoredSeats {
  /// An object of party and seats, in the order of the parties.
  static func text(ofHolders holders: [PartyCode: Int]) -> String {
    JSONText.object(
      holders.sorted { $0.key < $1.key }.map { (name: $0.key.text, value: String($0.value)) })
  }

  static func holders(in text: String) throws -> [PartyCode: Int] {
    guard text != "{}" else { return [:] }
    let holders = try JSONDecoder().decode([String: Int].self, from: Data(text.utf8))
    return Dictionary(holders.map { (PartyCode($0.key), $0.value) }, uniquingKeysWith: +)
  }

  /// An array of objects, in the order of the awards.
  static func text(of awards: [PartyAward]) -> String {
    JSONText.array(
      awards.map { award in
        JSONText.object([
          ("party", JSONText.string(award.party.text)),
          ("party_name", JSONText.string(award.partyName)), ("seats", String(award.seats)),
          ("change", String(award.change)),
          ("seat_event", award.seatEvent.map { JSONText.string($0.text) }),
        ])
      })
  }

  static func awards(in text: String) throws -> [PartyAward] {
    guard text != "[]" else { return [] }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode([Award].self, from: Data(text.utf8)).map { award in
      PartyAward(
        party: PartyCode(award.party), partyName: award.partyName, seats: award.seats,
        change: award.change, seatEvent: award.seatEvent.map { EventID($0) })
    }
  }

  /// An array of objects, in the order of the persons.
  static func text(of persons: [PartyListResult.Person]) -> String {
    JSONText.array(
      persons.map { person in
        JSONText.object([
          ("id", person.id.map(JSONText.string)), ("name", JSONText.string(person.name)),
        ])
      })
  }

  static func persons(in text: String) throws -> [PartyListResult.Person] {
    guard text != "[]" else { return [] }
    return try JSONDecoder().decode([Person].self, from: Data(text.utf8)).map {
      PartyListResult.Person(id: $0.id, name: $0.name)
    }
  }

  private struct Award: Decodable {
    let party: String
    let partyName: String
    let seats: Int
    let change: Int
    let seatEvent: String?
  }

  private struct Person: Decodable {
    let id: String?
    let name: String
  }
}

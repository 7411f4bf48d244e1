internal import ElectionResults
internal import GRDB

/// Takes the columns of a row one after the other, which is faster than by name and as safe as the list of columns that
/// stands beside it.
struct RowReader {
  private let row: Row
  private var position = 0

  init(_ row: Row) { self.row = row }

  private mutating func advance() -> Int {
    defer { position += 1 }
    return position
  }

  mutating func text() -> String { row[advance()] }
  mutating func optionalText() -> String? { row[advance()] }
  mutating func integer() -> Int { row[advance()] }
  mutating func optionalInteger() -> Int? { row[advance()] }
  mutating func optionalReal() -> Double? { row[advance()] }
  mutating func truth() -> Bool { row[advance()] }
  mutating func optionalTruth() -> Bool? { row[advance()] }
  mutating func identifier<ID: TextIdentifier>() -> ID { ID(text()) }
  mutating func optionalIdentifier<ID: TextIdentifier>() -> ID? { optionalText().map { ID($0) } }
  mutating func time() -> Timestamp { StoredTime.timestamp(text()) }
  mutating func optionalTime() -> Timestamp? { optionalText().map { StoredTime.timestamp($0) } }
}

internal import CLibXML2

/// Numbers of names by their address: libxml2 keeps each name of a document in one place, so that most names need not be
/// read again.
struct XMLNameNumbers {
  private var places: [(address: UInt, number: UInt32)] = Array(repeating: (0, 0), count: 256)

  /// - Parameter name: Kept by the parser's dictionary, and so at its address until the parser ends.
  mutating func number(
    of name: UnsafePointer<xmlChar>?, in building: inout FeedTreeBuilding
  ) -> UInt32 {
    guard let name else { return building.number(of: "") }
    let address = UInt(bitPattern: name)
    let place = Int(truncatingIfNeeded: (address ^ (address >> 8)) & 255)
    if places[place].address == address { return places[place].number }
    let number = building.number(of: String(decodingCString: name, as: UTF8.self))
    places[place] = (address, number)
    return number
  }
}

/// The counts of one choice in one unit and round, of which not all may be added up.
struct NISTUnitFigure {
  private var total: Int?
  private var parts: Int?
  private var deviceTotal: Int?
  private var deviceParts: Int?

  /// The total, otherwise the sum over kinds of ballot; counts by device only where there are no others.
  var votes: Int { total ?? parts ?? deviceTotal ?? deviceParts ?? 0 }

  mutating func add(_ votes: Int, isTotal: Bool, isOfDevice: Bool) {
    switch (isTotal, isOfDevice) {
    case (true, false): total = (total ?? 0) + votes
    case (false, false): parts = (parts ?? 0) + votes
    case (true, true): deviceTotal = (deviceTotal ?? 0) + votes
    case (false, true): deviceParts = (deviceParts ?? 0) + votes
    }
  }
}

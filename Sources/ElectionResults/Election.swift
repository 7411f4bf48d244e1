/// An election as configured: what is elected, when, and how many seats.
package struct Election: Sendable, Equatable {
  package var id: ElectionID
  package var name: String
  /// What is elected to, such as `House of Commons`.
  package var body: String?
  /// Polling day, `yyyy-mm-dd`.
  package var date: String?
  /// Seats that this election fills; nil when the configuration leaves it to the feed.
  package var seats: Int?
  /// Seats in the body.
  package var bodySeats: Int?

  package init(
    id: ElectionID, name: String, body: String? = nil, date: String? = nil, seats: Int? = nil,
    bodySeats: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.body = body
    self.date = date
    self.seats = seats
    self.bodySeats = bodySeats ?? seats
  }

  /// Seats needed for a majority of the body; nil when this election does not fill the body or its size is not known.
  package var majorityLine: Int? {
    guard let seats, let bodySeats, bodySeats > 1, seats == bodySeats else { return nil }
    return bodySeats / 2 + 1
  }
}

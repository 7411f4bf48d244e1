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
  package var system = ElectoralSystem.fptp
  /// Seats of the body that this election does not fill, by party.
  package var retained: [PartyCode: Int] = [:]
  /// Who controlled the body before polling; nil when nobody says.
  package var control: BodyControl?
  package var pollsClose: PollsClose?
  /// When declarations are expected.
  package var expected: [ContestID: Timestamp] = [:]
  /// Its feeds, the one that decides first.
  package var feeds: [FeedID] = []
  package var flipsOn = FlipBasis.declaration
  /// How long a count may go on without new figures before that is told; nil for ever.
  package var silentAfter: Duration?
  /// The watch lists that contests are on.
  package var tags: [ContestID: [String]] = [:]
  /// The country whose parties are meant, as in the parties file; nil for all of them.
  package var country: String?
  /// In a count by areas, how many there are; nil when the feed shows them all.
  package var areas: Int?
  package var referendum = ReferendumRule.votes

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

  /// Seats needed for a majority of the body; nil when this election does not fill the body or its size is not known, and
  /// in a referendum.
  package var majorityLine: Int? {
    guard system != .referendum, let seats, let bodySeats, bodySeats > 1,
      seats + retainedSeats == bodySeats
    else { return nil }
    return bodySeats / 2 + 1
  }

  /// Seats of the body that this election does not fill and whose holders are known.
  package var retainedSeats: Int { retained.values.reduce(0, +) }

  /// All that decides what a feed's body means for the election, in a fixed order.
  package var interpretation: String {
    let retained = retained.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let tags = tags.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let facts = [
      id.text, name, body ?? "", date ?? "", system.rawValue, flipsOn.rawValue, country ?? "",
      control?.description ?? "", referendum.rawValue,
    ]
    let counts = [seats, bodySeats, areas].map { $0.map { String($0) } ?? "" }
    let closures = (pollsClose?.regions ?? [:]).sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value)" }
    let close = pollsClose?.standard?.description ?? ""
    return (facts + counts + retained + tags + feeds.map(\.text) + [close] + closures)
      .joined(separator: "\n")
  }
}

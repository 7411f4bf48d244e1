import ElectionResults
import Storage
import Testing

@Suite("A party that gets its entry during the night")
struct RecodedPartyTests {
  private static let feed = "url: URL/r.json, format: results-json"
  private static let others = """
    parties:
      - {id: lab, name: Labour, aliases: [Lab]}

    """
  private static let hats = others + "  - {id: hats, name: Hat Party, aliases: [The Hat Party]}\n"

  private static func body(_ declared: Int) -> String {
    let contests = (1...3).map { number in
      let isDeclared = number <= declared
      let (status, votes) = isDeclared ? ("declared", "9") : ("awaiting", "null")
      return """
        {"id": "c\(number)", "name": "C\(number)", "status": "\(status)", "candidates": [
          {"id": "a", "name": "Ann", "party": "The Hat Party", "votes": \(votes), "elected": \(isDeclared)},
          {"id": "b", "name": "Bob", "party": "Lab", "votes": \(isDeclared ? "1" : "null")}]}
        """
    }
    return "{\"contests\": [\(contests.joined(separator: ",\n"))]}"
  }

  @Test("is one party with one majority, told once, and its contests stand under the new code")
  func oneParty() async throws {
    var feed = try await PolledFeed(
      Self.feed, election: "seats: 3, body_seats: 3", top: "parties: parties.yaml",
      files: ["parties.yaml": Self.others])
    feed.script.set("/r.json", Self.body(1))
    _ = try await feed.poll()
    feed = try await feed.configured(Self.feed, files: ["parties.yaml": Self.hats])
    #expect(try await feed.eventTypes() == [])
    let results = try await feed.store.results(matching: ResultFilter(election: "e"))
    #expect(results.first?.outcome?.party == "hats")
    feed.script.set("/r.json", Self.body(2))
    #expect(try await feed.eventTypes().filter { $0 == "majority.reached" }.count == 1)
    let tallies = try await feed.store.tallies(of: "e")
    #expect(tallies.first { $0.party == "hats" }?.seatsWon == 2)
    #expect(tallies.first { $0.party == "The Hat Party" }?.seatsWon == 0)
    feed = try await feed.restarted()
    #expect(try await feed.eventTypes() == [])
    #expect(try await feed.events("majority.reached").count == 1)
    #expect(try await feed.events("seat.*").count == 2)
  }
}

import ElectionResults
import Testing

@Suite("which known contest a feed's contest is")
struct ContestDirectoryTests {
  private static let hartlepool = previous("E14000733", "Hartlepool")
  private static let hull = previous("E14000771", "Kingston upon Hull East")
  private static let crosswalk = Crosswalk([
    Crosswalk.Row(ids: ["E14000733", "292", "3515"], name: "Hartlepool"),
    Crosswalk.Row(ids: ["E14000771", "305"], name: "Kingston upon Hull East"),
  ])

  private static func previous(_ id: ContestID, _ name: String?) -> PreviousResult {
    PreviousResult(
      contest: id, contestName: name,
      entries: [PreviousResult.Entry(party: "lab", seats: 1, votes: 10)])
  }

  private static func standing(_ id: ContestID, _ name: String) -> ContestStanding {
    ContestStanding(contest: id, name: name, feed: "f")
  }

  private func match(
    _ id: ContestID, _ name: String, in directory: ContestDirectory
  ) throws -> ContestMatch {
    try #require(directory.matches(of: [ContestResult(id: id, name: name)]).first)
  }

  @Test(
    "by identifier, by crosswalk, by name, or not at all",
    arguments: [
      ("E14000733", "Hartlepool", "E14000733", ContestMatch.Basis.identifier),
      (" e14000733", "", "E14000733", .identifier),
      ("292", "", "E14000733", .crosswalk),
      ("3515", "Hartlepool", "E14000733", .crosswalk),
      ("hartlepool-2021", "HARTLEPOOL", "E14000733", .name),
      ("hull-east-x", "Kingston-upon-Hull, East", "E14000771", .name),
      ("E14009999", "Hartlepool", "E14009999", .nothing),
      ("9999", "Hartlepool", "9999", .nothing),
      ("nowhere-1", "Nowhere", "nowhere-1", .nothing),
      ("nameless-1", "", "nameless-1", .nothing),
    ])
  func order(id: ContestID, name: String, contest: ContestID, basis: ContestMatch.Basis) throws {
    let directory = ContestDirectory(
      crosswalk: Self.crosswalk, baseline: Baseline([Self.hartlepool, Self.hull]))
    #expect(try match(id, name, in: directory) == ContestMatch(contest: contest, basis: basis))
  }

  @Test(
    "different identifiers of one scheme are two contests whatever their names",
    arguments: [
      ("E14000733", "E14001272"), ("W07000041", "E14001272"), ("12", "0012"), ("W01", "W2"),
      ("stoke-on-trent", "hartlepool"), ("AL", "ak"), ("fylke-03", "kommune-0301"),
      ("3f2a9b1c7d", "9c1e4a2b8f"),
    ])
  func oneScheme(known: ContestID, shown: ContestID) throws {
    let directory = ContestDirectory(baseline: Baseline([Self.previous(known, "Oslo")]))
    #expect(try match(shown, "Oslo", in: directory).basis == .nothing)
    let contest = ContestResult(id: shown, name: "Oslo")
    #expect(
      directory.mismatches(of: [contest], among: [contest]) == [.otherIdentifier(known)])
  }

  @Test(
    "identifiers of two schemes may mean one contest",
    arguments: [
      ("E14000733", "292"), ("292", "hartlepool"), ("AL", "Alabama"), ("01", "AL"),
      ("hartlepool-2021", "hartlepool"),
    ])
  func twoSchemes(known: ContestID, shown: ContestID) throws {
    let directory = ContestDirectory(baseline: Baseline([Self.previous(known, "Oslo")]))
    #expect(try match(shown, "oslo", in: directory).contest == known)
  }

  @Test(
    "spellings of one name are equal",
    arguments: [
      ("Ynys Môn", "YNYS MON"), ("Stoke-on-Trent North", "Stoke on Trent  north"),
      ("King's Lynn", "Kings Lynn"), ("Brighton, Kemptown", "Brighton Kemptown"),
      ("Tyne & Wear", "Tyne and Wear"), ("St. Albans", "St Albans"),
    ])
  func names(one: String, other: String) {
    #expect(ContestName.folded(one) == ContestName.folded(other))
    #expect(ContestName.folded(one) != ContestName.folded(other + " East"))
  }

  @Test("a name that several have, known or shown, is nobody's")
  func ambiguous() throws {
    let two = ContestDirectory(
      baseline: Baseline([Self.previous("W1", "Central"), Self.previous("W2", "Central")]))
    let contest = ContestResult(id: "7", name: "Central")
    #expect(two.matches(of: [contest]).map(\.basis) == [.nothing])
    #expect(two.mismatches(of: [contest], among: [contest]) == [.severalKnown(["W1", "W2"])])

    let one = ContestDirectory(baseline: Baseline([Self.previous("W1", "Central")]))
    let other = ContestResult(id: "8", name: "CENTRAL")
    #expect(one.matches(of: [contest, other]).map(\.basis) == [.nothing, .nothing])
    #expect(
      one.mismatches(of: [contest], among: [contest, other]) == [.severalInFeed(["7", "8"])])
  }

  @Test("of several that would be one contest one is it, whatever their order")
  func oneEach() throws {
    let directory = ContestDirectory(
      crosswalk: Self.crosswalk, baseline: Baseline([Self.hartlepool]))
    let contests = ["292", "3515", "E14000733"].map {
      ContestResult(id: ContestID($0), name: "Hartlepool")
    }
    for order in [contests, contests.reversed()] {
      let taken = zip(order, directory.matches(of: order)).filter { $1.basis != .nothing }
      #expect(taken.map(\.0.id) == ["E14000733"])
      let pair = order.filter { $0.id != "E14000733" }
      let first = zip(pair, directory.matches(of: pair)).filter { $1.basis != .nothing }
      #expect(first.map(\.0.id) == ["292"])
      #expect(directory.mismatches(of: [contests[1]], among: pair) == [.taken("E14000733")])
    }
  }

  @Test("without baseline and store a row of the crosswalk has one identifier for every feed")
  func firstOfRow() throws {
    let directory = ContestDirectory(crosswalk: Self.crosswalk)
    for id in ["E14000733", "292", "3515"] as [ContestID] {
      #expect(try match(id, "", in: directory).contest == "E14000733")
    }
  }

  @Test("an identifier that two schemes use for two contests is told apart by name, or not at all")
  func oneNumberTwice() throws {
    let directory = ContestDirectory(
      crosswalk: Crosswalk([
        Crosswalk.Row(ids: ["E1", "12"], name: "North"), Crosswalk.Row(ids: ["E2", "7", "12"]),
      ]), baseline: Baseline([Self.previous("E2", "South")]))
    #expect(try match("12", "North", in: directory).contest == "E1")
    #expect(try match("12", "South", in: directory).contest == "E2")
    let contest = ContestResult(id: "12", name: "West")
    #expect(directory.matches(of: [contest]).map(\.basis) == [.nothing])
    #expect(
      directory.mismatches(of: [contest], among: [contest]) == [.severalRows(["E1", "E2"])])
  }

  @Test(
    "a stored contest keeps its identifier, and the baseline comes to it",
    arguments: [
      ("292", true), ("hartlepool-x", false),
    ])
  func stored(id: ContestID, hasCrosswalk: Bool) throws {
    let directory = ContestDirectory(
      crosswalk: hasCrosswalk ? Self.crosswalk : Crosswalk(), baseline: Baseline([Self.hartlepool]),
      named: ["E14000733"], stored: [Self.standing(id, "Hartlepool")])
    #expect(directory.baseline[id]?.holder?.party == "lab")
    #expect(directory.baseline["E14000733"] == nil)
    #expect(directory.knows(id))
    #expect(directory.contest(named: "E14000733") == id)
    #expect(try match("E14000733", "Hartlepool", in: directory).contest == id)
    #expect(directory.apart.isEmpty)
  }

  @Test("two stored contests that would be one stay two, and are told")
  func apart() throws {
    let stored = [Self.standing("E14000733", "Hartlepool"), Self.standing("292", "Hartlepool")]
    let directory = ContestDirectory(
      crosswalk: Self.crosswalk, baseline: Baseline([Self.hartlepool]), stored: stored)
    #expect(directory.apart.map(\.contest) == ["292"])
    #expect(directory.apart.map(\.other) == ["E14000733"])
    let known = Dictionary(uniqueKeysWithValues: stored.map { ($0.contest, $0) })
    let contests = stored.map { ContestResult(id: $0.contest, name: $0.name) }
    #expect(
      directory.matches(of: contests, stored: known).map(\.contest) == ["E14000733", "292"])
  }

  @Test("what another feed has stored since then is known by its name too")
  func storedSince() throws {
    let known: [ContestID: ContestStanding] = ["E9": Self.standing("E9", "Nowhere")]
    let contest = ContestResult(id: "nowhere", name: "nowhere")
    #expect(
      ContestDirectory().matches(of: [contest], stored: known)
        == [ContestMatch(contest: "E9", basis: .name)])
  }

  @Test(
    "areas and bodies are never known by their names",
    arguments: [
      ContestKind.countingArea, .body,
    ])
  func withoutSeats(kind: ContestKind) {
    let directory = ContestDirectory(baseline: Baseline([Self.hartlepool]))
    let contest = ContestResult(id: "7", name: "Hartlepool", kind: kind)
    #expect(directory.matches(of: [contest]).map(\.contest) == ["7"])
  }

  @Test(
    "an identifier that the configuration names is asked last, after crosswalk and name",
    arguments: [
      ("292", "", "E14000733", ContestMatch.Basis.crosswalk),
      ("9-x", "Kingston upon Hull East", "E14000771", .name),
      ("x-2", "Nowhere", "x-2", .identifier),
    ])
  func namedLast(
    id: ContestID, name: String, contest: ContestID, basis: ContestMatch.Basis
  ) throws {
    let directory = ContestDirectory(
      crosswalk: Self.crosswalk, baseline: Baseline([Self.hartlepool, Self.hull]),
      named: ["292", "9-x", "x-2"])
    #expect(try match(id, name, in: directory) == ContestMatch(contest: contest, basis: basis))
  }

  @Test("two feeds without a baseline meet though the configuration names each one's identifier")
  func namedWithoutBaseline() throws {
    let directory = ContestDirectory(named: ["292", "E14000733"])
    let known: [ContestID: ContestStanding] = ["292": Self.standing("292", "Hartlepool")]
    let contest = ContestResult(id: "E14000733", name: "Hartlepool")
    #expect(
      directory.matches(of: [contest], stored: known)
        == [ContestMatch(contest: "292", basis: .name)])
    #expect(
      directory.contests(named: "E14000733", earlier: ["f": ["E14000733": "292"]]) == ["292"])
  }

  @Test(
    "what was found before comes before crosswalk and name, and gives way to the identifier itself")
  func earlier() {
    let directory = ContestDirectory(
      crosswalk: Self.crosswalk, baseline: Baseline([Self.hartlepool]))
    let before = ContestResult(id: "old-9", name: "Pools")
    let row = ContestResult(id: "292", name: "Hartlepool")
    let itself = ContestResult(id: "E14000733", name: "Hartlepool")
    func matches(_ contests: ContestResult...) -> [ContestID] {
      directory.matches(of: contests, earlier: ["old-9": "E14000733"]).map(\.contest)
    }
    #expect(matches(row, before) == ["292", "E14000733"])
    #expect(matches(before, itself) == ["old-9", "E14000733"])
    #expect(directory.matches(of: [before], earlier: ["old-9": "gone"]).map(\.contest) == ["old-9"])
  }
}

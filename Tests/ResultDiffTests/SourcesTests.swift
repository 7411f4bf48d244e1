import ElectionResults
import ResultDiff
import Testing

@Suite("several feeds of one election") struct SourcesTests {
  @Test(
    "whichever feed declares first, the other one confirms it, once",
    arguments: [("pa", "council"), ("council", "pa")] as [(FeedID, FeedID)])
  func confirmed(first: FeedID, second: FeedID) throws {
    var night = SourcesNight()
    let events = night.events(first, duel(5, 3))
    let declaration = try #require(events.id(of: .resultDeclared))
    let agreement = night.events(second, duel(5, 3))
    #expect(agreement.map(\.type) == [.sourcesAgreed])
    #expect(agreement[0].text(.feed) == second.text)
    #expect(agreement[0].text(.winner) == "A")
    #expect(agreement[0].text(.toParty) == "con")
    #expect(agreement[0].text(.toPartyName) == "Conservative")
    #expect(agreement[0].text(.cause) == declaration)
    #expect(agreement[0][.corrects] == nil)
    #expect(agreement[0][.wasWinner] == nil)
    #expect(agreement[0].text(.sourceURL) == "http://\(second)")
    #expect(
      agreement[0].text(.message) == "\(second) shows A (Conservative) elected, like \(first)")
    #expect(night.contest?.feed == "pa")
    for feed in [first, second] { #expect(night.change(feed, [duel(5, 3)]) == nil) }
  }

  @Test("the same figures while counting are no second event")
  func equalFigures() {
    var night = SourcesNight()
    #expect(night.types("pa", duel(5, 3, .counting)) == [.countStarted])
    #expect(night.types("council", duel(5, 3, .counting)) == [])
    #expect(night.change("council", [duel(5, 3, .counting)]) == nil)
  }

  @Test("a lower feed's contradiction is told once and changes nothing")
  func contradictedFromBelow() {
    var night = SourcesNight()
    let declaration = night.events("pa", duel(5, 3)).id(of: .resultDeclared)
    let events = night.events("council", duel(3, 5))
    #expect(events.map(\.type) == [.sourcesDisagreed])
    #expect(events[0].text(.feed) == "council")
    #expect(events[0].text(.winner) == "B")
    #expect(events[0].text(.toParty) == "lab")
    #expect(events[0].text(.wasWinner) == "A")
    #expect(events[0].text(.wasParty) == "con")
    #expect(events[0].integer(.wasMajority) == 2)
    #expect(events[0].text(.cause) == declaration)
    #expect(
      events[0].text(.message)
        == "council shows B (Labour) elected, but pa shows A (Conservative), and pa decides")
    #expect(night.types("council", duel(3, 6)) == [])
    #expect(night.contest?.outcome?.winner == "A")
    #expect(night.contest?.candidates.map(\.votes) == [5, 3])
    #expect(night.seatsWon == ["con": 1])
  }

  @Test("a higher feed's contradiction is a correction, and the lower one is told to disagree")
  func contradictedFromAbove() {
    var night = SourcesNight(seats: 2)
    let first = night.events("council", duel(3, 5))
    let events = night.events("pa", duel(5, 3))
    #expect(
      events.map(\.type)
        == [.resultCorrected, .seatNew, .sourcesDisagreed, .tallyChanged, .tallyChanged])
    #expect(events[0].text(.corrects) == first.id(of: .resultDeclared))
    #expect(events[1].text(.corrects) == first.id(of: .seatNew))
    #expect(events[1].text(.winner) == "A")
    #expect(events[2].text(.feed) == "council")
    #expect(events[2].text(.winner) == "B")
    #expect(events[2][.sourceURL] == nil)
    #expect(events[2][.corrects] == nil)
    #expect(night.seatsWon == ["con": 1])
    #expect(night.change("council", [duel(3, 5)]) == nil)
  }

  @Test("other figures for the same party correct the result only from the higher feed")
  func otherFigures() {
    var (above, below) = (SourcesNight(), SourcesNight())
    _ = above.events("council", duel(6, 3))
    #expect(above.types("pa", duel(5, 3)) == [.resultCorrected, .sourcesAgreed])
    _ = below.events("pa", duel(5, 3))
    #expect(below.types("council", duel(6, 3)) == [.sourcesAgreed])
    #expect(StandingView(above.standing) == StandingView(below.standing))
    #expect(below.contest?.candidates.first?.votes == 5)
  }

  @Test("a feed that goes to and fro is told each time, and each time takes back what was told")
  func toAndFro() {
    var night = SourcesNight()
    _ = night.events("pa", duel(5, 3))
    var latest: String?
    for (result, type) in [
      (duel(3, 5), EventType.sourcesDisagreed), (duel(5, 3), .sourcesAgreed),
      (duel(3, 5), .sourcesDisagreed), (duel(5, 3), .sourcesAgreed),
    ] {
      let events = night.events("council", result)
      #expect(events.map(\.type) == [type])
      #expect(events[0].text(.corrects) == latest)
      #expect(events[0].text(.id) != latest)
      latest = events[0].text(.id)
    }
  }

  @Test("a deciding feed that comes round to a lower one settles the disagreement")
  func comesRound() {
    var night = SourcesNight()
    _ = night.events("pa", duel(5, 3))
    let disagreement = night.events("council", duel(3, 5))[0]
    let events = night.events("pa", duel(3, 5))
    #expect(events.prefix(3).map(\.type) == [.resultCorrected, .seatNew, .sourcesAgreed])
    #expect(events[2].text(.feed) == "council")
    #expect(events[2].text(.corrects) == disagreement.text(.id))
    #expect(night.seatsWon == ["lab": 1])
  }

  @Test("a deciding feed that takes its declaration back leaves the lower one's standing")
  func withdrawnAbove() {
    var night = SourcesNight()
    let declaration = night.events("pa", duel(5, 3)).id(of: .resultDeclared)
    let agreement = night.events("council", duel(5, 3))[0]
    let events = night.events("pa", duel(5, 3, .recount))
    #expect(events.map(\.type) == [.sourcesDisagreed])
    #expect(events[0].text(.feed) == "pa")
    #expect(events[0][.winner] == nil)
    #expect(events[0][.toParty] == nil)
    #expect(events[0].text(.wasWinner) == "A")
    #expect(events[0].text(.cause) == declaration)
    #expect(
      events[0].text(.message)
        == "pa has taken its declaration back, but council shows A (Conservative) elected, "
        + "and council decides")
    #expect(night.contest?.feed == "council")
    #expect(night.contest?.outcome?.winner == "A")
    let again = night.events("pa", duel(5, 3))
    #expect(again.map(\.type) == [.sourcesAgreed])
    #expect(again[0].text(.corrects) == events[0].text(.id))
    #expect(again[0].text(.id) != agreement.text(.id))
  }

  @Test("a lower feed that takes its declaration back is told, and changes nothing")
  func withdrawnBelow() {
    var night = SourcesNight()
    _ = night.events("pa", duel(5, 3))
    let agreement = night.events("council", duel(5, 3))[0]
    let events = night.events("council", duel(5, 3, .counting))
    #expect(events.map(\.type) == [.sourcesDisagreed])
    #expect(events[0].text(.corrects) == agreement.text(.id))
    #expect(night.contest?.outcome?.winner == "A")
    #expect(night.types("council", duel(5, 4, .counting)) == [])
  }

  @Test("a withdrawal leaves another result of a lower feed in force as a correction")
  func withdrawnToOther() {
    var night = SourcesNight()
    _ = night.events("pa", duel(5, 3))
    _ = night.events("council", duel(3, 5))
    let events = night.events("pa", duel(5, 3, .counting))
    #expect(
      events.map(\.type)
        == [.resultCorrected, .seatNew, .sourcesDisagreed, .tallyChanged, .tallyChanged])
    #expect(events[1].text(.winner) == "B")
    #expect(events[2].text(.feed) == "pa")
    #expect(night.seatsWon == ["lab": 1])
  }

  @Test("a result is retracted when the last feed takes its declaration back")
  func withdrawnByAll() {
    var night = SourcesNight()
    let declaration = night.events("pa", duel(5, 3)).id(of: .resultDeclared)
    _ = night.events("council", duel(5, 3))
    _ = night.events("pa", duel(5, 3, .counting))
    let events = night.events("council", duel(5, 3, .counting))
    #expect(events.map(\.type) == [.resultRetracted, .tallyChanged])
    #expect(events[0].text(.corrects) == declaration)
    #expect(night.contest?.outcome == nil)
    #expect(night.types("council", duel(5, 3)).prefix(2) == [.resultDeclared, .seatNew])
    let agreement = night.events("pa", duel(5, 3))
    #expect(agreement.map(\.type) == [.sourcesAgreed])
    #expect(agreement[0][.corrects] == nil)
  }

  @Test("a rush without figures takes none away that another feed has for the same winner")
  func rush() {
    var night = SourcesNight()
    _ = night.events("council", duel(5, 3))
    #expect(night.types("pa", duel(nil, nil, elected: "A")) == [.sourcesAgreed])
    #expect(night.contest?.candidates.map(\.votes) == [5, 3])
    #expect(night.types("pa", duel(6, 3, elected: "A")) == [.resultCorrected])
    var late = SourcesNight()
    _ = late.events("pa", duel(nil, nil, elected: "A"))
    #expect(late.types("council", duel(5, 3)) == [.resultCompleted, .sourcesAgreed])
  }

  @Test("independents are persons: another one elected is a disagreement")
  func independents() {
    func race(_ winner: String) -> ContestResult {
      contest(
        "c", .declared, .init("X ind", 5, elected: winner == "X"),
        .init("Y ind", 4, elected: winner == "Y"))
    }
    var night = SourcesNight()
    _ = night.events("pa", race("X"))
    #expect(night.types("council", race("Y")) == [.sourcesDisagreed])
    #expect(night.types("council", race("X")) == [.sourcesAgreed])
  }

  @Test("of several seats the parties elected have to agree, and not the persons")
  func severalSeats() {
    func twoSeats(_ marks: (Bool, Bool, Bool)) -> ContestResult {
      ward(
        "c", .declared, seats: 2, .init("A con", 9, elected: marks.0),
        .init("B con", 8, elected: marks.1), .init("C lab", 7, elected: marks.2))
    }
    var night = SourcesNight()
    _ = night.events("pa", twoSeats((true, false, true)))
    #expect(night.types("council", twoSeats((false, true, true))) == [.sourcesAgreed])
    let events = night.events("council", twoSeats((true, true, false)))
    #expect(events.map(\.type) == [.sourcesDisagreed])
    #expect(
      events[0].text(.message)
        == "council shows Conservative 2 elected, but pa shows Conservative 1, Labour 1, "
        + "and pa decides")
  }

  @Test("of lists the seats of each party have to agree")
  func seatsOfLists() {
    func region(_ con: Int, _ lab: Int) -> ContestResult {
      lists("c", .declared, seats: 3, ("con", 50, con), ("lab", 40, lab))
    }
    var night = SourcesNight()
    _ = night.events("council", region(2, 1))
    #expect(night.types("pa", region(2, 1)) == [.sourcesAgreed])
    #expect(night.types("council", region(1, 2)) == [.sourcesDisagreed])
    #expect(night.standing.tallies["con"]?.seatsWon == 2)
  }

  @Test("three feeds: a message names all that agree")
  func three() {
    var night = SourcesNight(["pa", "bbc", "council"])
    _ = night.events("council", duel(5, 3))
    _ = night.events("bbc", duel(5, 3))
    let events = night.events("pa", duel(5, 3))
    #expect(events.map(\.type) == [.sourcesAgreed])
    #expect(events[0].text(.message) == "pa shows A (Conservative) elected, like bbc and council")
  }
}

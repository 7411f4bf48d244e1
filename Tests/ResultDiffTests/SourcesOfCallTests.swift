import ElectionResults
import Testing

@Suite("calls of several feeds") struct SourcesOfCallTests {
  private static let counting = duel(5, 3, .counting)
  private static let callsA = duel(5, 3, .called, elected: "A")
  private static let callsB = duel(5, 3, .called, elected: "B")

  @Test("a declaration of somebody else says that it proves the call wrong")
  func provedWrong() {
    var night = SourcesNight(["ap", "council"])
    let call = night.events("ap", Self.callsA)
    let events = night.events("council", duel(50, 30, elected: "B"))
    #expect(events.map(\.type).prefix(2) == [.contestUncalled, .resultDeclared])
    #expect(events[0].text(.corrects) == call.id(of: .contestCalled))
    #expect(
      events[0].text(.message)
        == "council declares B elected, which proves the call for A by ap wrong")
    #expect(night.types("ap", Self.callsA) == [])
  }

  @Test("a call that never changed is not told again when the declaration against it goes")
  func restored() {
    var night = SourcesNight(["ap", "council"])
    let call = night.events("ap", Self.callsA)
    _ = night.events("council", duel(50, 30, elected: "B"))
    let events = night.events("council", duel(50, 30, .counting))
    #expect(events.map(\.type).contains(.resultRetracted))
    #expect(!events.map(\.type).contains(.contestCalled))
    let retraction = events.first { $0.type == .resultRetracted }
    #expect(retraction?.text(.message) == "the call for A (Conservative) by ap stands")
    #expect(night.contest?.status == .called)
    let withdrawn = night.events("ap", Self.counting)
    #expect(withdrawn.map(\.type) == [.contestUncalled])
    #expect(withdrawn[0].text(.corrects) == call.id(of: .contestCalled))
    #expect(withdrawn[0].text(.message) == "The call for A by ap is withdrawn")
    #expect(night.types("ap", Self.callsA) == [.contestCalled])
  }

  @Test("a call that changed while a declaration stood is told when that goes")
  func changed() {
    var night = SourcesNight(["ap", "council"])
    _ = night.events("ap", Self.callsA)
    _ = night.events("council", duel(50, 30, elected: "A"))
    #expect(night.types("ap", Self.callsB) == [])
    let events = night.events("council", duel(50, 30, .counting))
    let call = events.first { $0.type == .contestCalled }
    #expect(call?.text(.winner) == "B")
    #expect(call?.text(.feed) == "ap")
    #expect(call?.text(.sourceURL) == nil)
  }

  @Test("a higher feed's other call overrules, and the unchanged one comes back without a call")
  func overruled() {
    var night = SourcesNight(["ap", "nyt"])
    let first = night.events("nyt", Self.callsA)
    let events = night.events("ap", Self.callsB)
    #expect(events.map(\.type) == [.contestUncalled, .contestCalled])
    #expect(events[0].text(.corrects) == first.id(of: .contestCalled))
    #expect(
      events[0].text(.message) == "The call for A by nyt is overruled by ap, which calls B (Labour)"
    )
    #expect(night.types("nyt", Self.callsA) == [])
    let back = night.events("ap", Self.counting)
    #expect(back.map(\.type) == [.contestUncalled])
    #expect(back[0].text(.corrects) == events[1].text(.id))
    #expect(
      back[0].text(.message) == "The call for B by ap is withdrawn, and nyt calls A (Conservative)")
    let candidate = night.contest?.candidates.first { $0.name == "A" }
    #expect(candidate?.call?.text == first.id(of: .contestCalled))
    #expect(night.types("nyt", Self.callsA) == [])
    let last = night.events("nyt", Self.counting)
    #expect(last.map(\.type) == [.contestUncalled])
    #expect(last[0].text(.corrects) == first.id(of: .contestCalled))
  }

  @Test("a lower feed's other call is told once, and changes nothing")
  func contradicted() {
    var night = SourcesNight(["ap", "nyt"])
    let call = night.events("ap", Self.callsA)
    let events = night.events("nyt", Self.callsB)
    #expect(events.map(\.type) == [.sourcesDisagreed])
    #expect(events[0].text(.feed) == "nyt")
    #expect(events[0].text(.winner) == "B")
    #expect(events[0].text(.toParty) == "lab")
    #expect(events[0].text(.wasWinner) == "A")
    #expect(events[0].text(.wasParty) == "con")
    #expect(events[0].text(.cause) == call.id(of: .contestCalled))
    #expect(
      events[0].text(.message)
        == "nyt calls B (Labour), but ap calls A (Conservative), and ap decides")
    #expect(night.types("nyt", Self.callsB) == [])
    #expect(night.types("ap", Self.callsA) == [])
    let agreed = night.events("nyt", Self.callsA)
    #expect(agreed.map(\.type) == [.sourcesAgreed])
    #expect(agreed[0].text(.corrects) == events[0].text(.id))
  }

  @Test(
    "a feed that calls the same agrees, once, whatever its rank",
    arguments: [["ap", "nyt"], ["nyt", "ap"]])
  func agreed(order: [FeedID]) {
    var night = SourcesNight(order)
    let call = night.events("ap", Self.callsA)
    let events = night.events("nyt", Self.callsA)
    #expect(events.map(\.type) == [.sourcesAgreed])
    #expect(events[0].text(.feed) == "nyt")
    #expect(events[0].text(.winner) == "A")
    #expect(events[0].text(.cause) == call.id(of: .contestCalled))
    #expect(events[0].text(.message) == "nyt calls A (Conservative), like ap")
    #expect(night.types("nyt", Self.callsA) == [])
    #expect(night.types("ap", Self.callsA) == [])
    let back = night.events("nyt", Self.counting)
    #expect(back.map(\.type) == [.sourcesDisagreed])
    #expect(back[0].text(.winner) == nil)
    #expect(back[0].text(.corrects) == events[0].text(.id))
    #expect(night.types("nyt", Self.counting) == [])
    #expect(night.types("ap", Self.counting) == [.contestUncalled])
  }

  @Test("seats that rest on a call that stands again are told again, and so is who agrees")
  func seats() {
    var night = SourcesNight(["ap", "nyt", "council"], seats: 1, flipsOn: .call)
    let call = night.events("ap", Self.callsA)
    #expect(call.map(\.type).contains(.seatNew))
    #expect(night.types("nyt", Self.callsA) == [.sourcesAgreed])
    _ = night.events("council", duel(50, 30, elected: "B"))
    #expect(night.seatsWon == ["lab": 1])
    let events = night.events("council", duel(50, 30, .counting))
    let seat = events.first { $0.type == .seatNew }
    #expect(seat?.text(.winner) == "A")
    #expect(seat?.text(.feed) == "ap")
    #expect(seat?.text(.cause) == call.id(of: .contestCalled))
    #expect(events.filter { $0.type == .sourcesAgreed }.map { $0.text(.feed) } == ["nyt"])
    #expect(night.seatsWon == ["con": 1])
  }

  @Test("agreement with a call is not agreement with the declaration, which is told by itself")
  func declared() {
    var night = SourcesNight(["ap", "nyt", "council"])
    for feed in ["ap", "nyt"] as [FeedID] { _ = night.events(feed, Self.callsA) }
    let events = night.events("council", duel(50, 30))
    #expect(!events.map(\.type).contains(.sourcesAgreed))
    #expect(night.types("nyt", duel(50, 30)) == [.sourcesAgreed])
  }
}

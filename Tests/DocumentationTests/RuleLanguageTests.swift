import ElectionResults
import Foundation
import Storage
import Testing

/// The page of the rule language against the code, and its examples against SQLite.
@Suite("Rule language")
struct RuleLanguageTests {
  /// The gain of Hartlepool, as the README shows it.
  private static let gain: Event = {
    var event = Event([.isTest: .truth(false), .isCatchUp: .truth(false)])
    for (column, text): (EventColumn, String) in [
      (.id, "1f414c77503b580006171260ec6ed29d"), (.type, "seat.gained"),
      (.time, "2021-05-07T06:12:00.000Z"), (.election, "hartlepool-2021"), (.region, "North East"),
      (.contest, "E14000733"), (.contestName, "Hartlepool"), (.winner, "Jill Mortimer"),
      (.toParty, "con"), (.fromParty, "lab"), (.status, "declared"),
    ] {
      event.set(column, text)
    }
    event.set(.majority, 6_940)
    event.set(.swing, 15.97)
    event.set(.turnoutChange, -15.62)
    event.set(.seats, 1)
    event[.tags] = .tags(["red-wall"])
    event[.candidates] = .json(
      """
      [{"name":"Jill Mortimer","party":"con","votes":15529},\
      {"name":"Paul Williams","party":"lab","votes":8589}]
      """)
    return event
  }()

  private static func examples(under heading: String) throws -> [[String]] {
    try Repository.page("RuleLanguage").table(under: heading)
  }

  @Test("it lists every column of the event in its order, with its type")
  func columns() throws {
    let documented = try Self.examples(under: "Columns")
    #expect(documented.map { $0[0] } == EventColumn.allCases.map(\.rawValue))
    #expect(
      documented.map { $0[1] } == EventColumn.allCases.map { ReferenceTests.word(for: $0.kind) })
  }

  @Test("it lists every view with its columns in their order")
  func views() throws {
    for view in ConditionDatabase.views {
      let documented = try Self.examples(under: view.name)
      #expect(documented.map { $0[0] } == view.columns)
      for row in documented {
        let kind = EventColumn(rawValue: row[0])?.kind
        if let kind { #expect(row[1] == ReferenceTests.word(for: kind), "\(view.name).\(row[0])") }
      }
    }
  }

  @Test("it lists every function")
  func functions() throws {
    let documented = try Self.examples(under: "Functions").map { row in
      row[0].hasPrefix("x ")
        ? String(row[0].split(separator: " ")[1]) : String(row[0].prefix { $0 != "(" })
    }
    #expect(documented.sorted() == ConditionDatabase.functions.sorted())
    #expect(documented.prefix(3) == ConditionDatabase.functions.prefix(3))
  }

  @Test("every example is a condition that names what it is an example of")
  func examples() async throws {
    let conditions = try ConditionDatabase.forChecking()
    for heading in ["Columns", "Functions"] + ConditionDatabase.views.map(\.name) {
      for row in try Self.examples(under: heading) {
        _ = try await conditions.prepare(row[2])
        let name = row[0].prefix { $0 != "(" }.split(separator: " ").last.map(String.init) ?? ""
        let isNamed = row[2].contains(name) || row[0] == "tags" || row[0].hasPrefix("x ")
        #expect(isNamed, "\(row[0]): \(row[2])")
      }
    }
  }

  @Test("the examples of functions hold for the gain of Hartlepool")
  func values() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "language-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try Store(path: folder.appending(path: "log.db").path)
    var standing = ElectionStanding(election: "hartlepool-2021")
    standing.version = 1
    let contest = ContestStanding(contest: "E14000733", name: "Hartlepool", feed: "council")
    _ = try await store.record(
      ElectionChange(
        fromVersion: 0,
        contests: [
          ContestChange(
            standing: contest, tallies: [], events: [IdentifiedEvent(key: "1", event: Self.gain)])
        ], standing: standing))
    let conditions = try ConditionDatabase(storePath: store.path)
    for row in try Self.examples(under: "Functions") {
      let condition = try await conditions.prepare(row[2])
      let holds = try await conditions.holds(condition, event: 1, asOf: 1)
      #expect(holds == true, "\(row[2])")
    }
  }
}

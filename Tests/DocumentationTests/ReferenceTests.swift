import AlertRules
import ElectionResults
import Foundation
import SeatwatchApp
import Testing

@Suite("Reference pages")
struct ReferenceTests {
  @Test("Event log lists every column in its order, with its type")
  func columns() throws {
    let documented = try Repository.page("EventLog").table(under: "Columns")
    #expect(documented.map { $0[0] } == EventColumn.allCases.map(\.rawValue))
    #expect(documented.map { $0[1] } == EventColumn.allCases.map { Self.word(for: $0.kind) })
  }

  @Test("Event log lists every type")
  func types() throws {
    let documented = try Repository.page("EventLog").table(under: "Types").map { $0[0] }
    #expect(Set(documented) == Set(EventType.allCases.map(\.rawValue)))
    #expect(documented.count == EventType.allCases.count)
  }

  @Test("Rules lists every key of a rule")
  func ruleKeys() throws {
    let documented = try Repository.page("Rules").table(under: "Overview").map { $0[0] }
    let schema = try Self.object(RuleReader.schemaText())
    let rule = try #require(Self.properties(named: "rules", in: schema))
    #expect(Set(documented) == Set(rule))
  }

  @Test(
    "Rules lists the keys of what a rule has below it",
    arguments: [("Confirmation", "confirm"), ("Limits", "limit")])
  func keysBelow(heading: String, key: String) throws {
    let documented = try Repository.page("Rules").table(under: heading).map { $0[0] }
    let schema = try Self.object(RuleReader.schemaText())
    let lists = schema["properties"] as? [String: Any]
    let rule = (lists?["rules"] as? [String: Any])?["items"] as? [String: Any]
    let keys = ((rule?["properties"] as? [String: Any])?[key] as? [String: Any])?["properties"]
    #expect(Set(documented) == Set(try #require(keys as? [String: Any]).keys))
  }

  @Test("Rules names the keys of a file's defaults")
  func defaults() throws {
    let schema = try Self.object(RuleReader.schemaText())
    let lists = schema["properties"] as? [String: Any]
    let keys = (lists?["defaults"] as? [String: Any])?["properties"] as? [String: Any]
    let page = try Repository.page("Rules").text
    let sentence = try #require(
      page.firstMatch(of: /under `defaults`, with the keys ([^;]*);/)
    ).1
    let named = sentence.matches(of: /`([a-z]+)`/).map { String($0.1) }
    #expect(Set(named) == Set(try #require(keys).keys))
  }

  @Test("the shipped configuration has every key that Configuration lists, and no other")
  func configurationKeys() throws {
    let page = try Repository.page("Configuration")
    let tables = ["Keys at the top", "Keys of an election", "Keys of a feed", "Keys of a sink"]
    let rows = tables.flatMap { page.table(under: $0) }
    let documented = rows.map { row in row[0].split(separator: ".").suffix(1).joined() }
    let text = try Repository.text("Config/seatwatch.yaml")
    let key = /^(?:# *)?(?:- )?([a-z_]+):(?: |$)/
    let shipped = text.split(separator: "\n").compactMap { line in
      line.drop { $0 == " " }.firstMatch(of: key).map { String($0.1) }
    }
    #expect(Set(shipped) == Set(documented))
  }

  @Test("Parties lists every code of the list that is built in, by country")
  func parties() throws {
    let documented = try Repository.page("Parties").table(under: "Shipped")
    let countries = documented.map { $0[0] == "none" ? nil : $0[0] }
    #expect(Set(countries) == Set(PartyBook.builtIn.parties.map(\.country)))
    for (country, row) in zip(countries, documented) {
      let parties = PartyBook.builtIn.parties.filter { $0.country == country }
      #expect(row[2] == parties.map(\.code.text).joined(separator: ", "))
    }
  }

  static func word(for kind: EventColumn.Kind) -> String {
    switch kind {
    case .text: "text"
    case .integer: "integer"
    case .real: "real"
    case .truth: "truth"
    case .json: "JSON"
    case .tags: "tags"
    }
  }

  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// The properties of the entries of a list in a JSON Schema.
  private static func properties(named list: String, in schema: [String: Any]) -> [String]? {
    let lists = schema["properties"] as? [String: Any]
    let entries = (lists?[list] as? [String: Any])?["items"] as? [String: Any]
    return (entries?["properties"] as? [String: Any])?.keys.sorted()
  }
}

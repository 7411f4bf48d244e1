import AlertRules
import ConfigurationText
import ElectionResults
import Foundation
import Storage
import Testing

@Suite("The alert in the README")
struct AlertInReadmeTests {
  private static let path = "Config/demo/rules.yaml"

  @Test("its title and text are what the demonstration's rule makes of its columns")
  func message() async throws {
    let (delivery, columns) = try Self.delivery()
    let rules = try await Self.rules()
    let rule = try #require(rules.first { $0.id.text == columns["rule"] as? String })
    let message = rule.message(for: Self.event(of: columns))
    #expect(message.title == columns["title"] as? String)
    #expect(message.text == columns["text"] as? String)
    #expect(rule.severity.rawValue == columns["severity"] as? String)
    #expect(delivery["id"] as? String == Self.alertID(columns, rule.id))
    #expect(delivery["type"] as? String == "seatwatch.\(columns["type"] ?? "")")
    #expect(delivery["subject"] as? String == columns["contest"] as? String)
  }

  @Test("it is what the README says that the desk prints")
  func printed() throws {
    let (_, columns) = try Self.delivery()
    let printed = try #require(Self.readme().block("text", under: "Run"))
    let (title, text) = (columns["title"] as? String, columns["text"] as? String)
    #expect(printed == "06:12  \(title ?? "")\n       \(text ?? "")")
  }

  @Test("it has no member that a delivery does not have")
  func members() throws {
    let (_, columns) = try Self.delivery()
    let known = EventColumn.allCases.map(\.rawValue) + ["severity", "title", "text"]
    #expect(Set(columns.keys).subtracting(known).isEmpty)
  }

  private static func readme() throws -> Page {
    Page(path: "README.md", text: try Repository.text("README.md"))
  }

  /// The body of the webhook, and its `data`.
  private static func delivery() throws -> ([String: Any], [String: Any]) {
    let text = try #require(readme().block("json", under: "Run"))
    let body = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let delivery = try #require(body as? [String: Any])
    return (delivery, try #require(delivery["data"] as? [String: Any]))
  }

  private static func rules() async throws -> [Rule] {
    var diagnostics = Diagnostics()
    let file = SourceFile(path: path, text: try Repository.text(path))
    return await RuleReader(
      sinks: SinkDirectory(sinks: ["desk", "log"]), conditions: try .forChecking()
    )
    .rules(in: [file], into: &diagnostics)
  }

  private static func alertID(_ columns: [String: Any], _ rule: RuleID) -> String {
    EventIdentity.alert(for: EventID(columns["id"] as? String ?? ""), rule: rule).text
  }

  private static func event(of columns: [String: Any]) -> Event {
    var event = Event()
    for (name, value) in columns {
      guard let column = EventColumn(rawValue: name) else { continue }
      switch column.kind {
      case .text: event.set(column, value as? String)
      case .integer: event.set(column, value as? Int)
      case .real: event.set(column, value as? Double)
      case .truth: event[column] = (value as? Bool).map { .truth($0) }
      case .json, .tags: continue
      }
    }
    return event
  }
}

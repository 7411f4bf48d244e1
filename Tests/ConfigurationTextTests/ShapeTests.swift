import ConfigurationText
import Foundation
import Testing

@Suite("Shapes")
struct ShapeTests {
  @Test("every error of a document is reported in one pass, in order, with suggestions")
  func allErrors() {
    let (_, diagnostics) = SampleDocument.read(
      """
      status: off
      feeds:
        - id: a
          elction: b
          every: [x]
        - id: b!
          election: e
          every: soon
      severity: urgnt
      secret: hunter2
      """)
    #expect(
      diagnostics.all.map(\.description) == [
        "Config/a.yaml:1:1: error: `status` is not supported yet",
        "Config/a.yaml:3:5: error: \"election\" is missing",
        "Config/a.yaml:4:5: error: unknown key \"elction\"; did you mean \"election\"?",
        "Config/a.yaml:5:12: error: expected a duration such as 10s, found a list",
        "Config/a.yaml:6:10: error: \"!\" cannot stand here in an identifier; use letters, digits, . _ : and -",
        "Config/a.yaml:8:12: error: expected a duration such as 10s, found \"soon\"",
        "Config/a.yaml:9:11: error: expected \"info\", \"notice\" or \"urgent\", found \"urgnt\"; did you mean \"urgent\"?",
        "Config/a.yaml:10:9: error: a secret never stands in the file: write {credential: NAME}, {env: NAME} or {file: PATH}",
      ])
    #expect(!diagnostics.rendered.contains("hunter2"))
  }

  @Test("a good document is read with its defaults")
  func good() throws {
    let (value, diagnostics) = SampleDocument.read(
      "feeds:\n  - {id: a, election: e, tags: x}\nsecret: {file: keys/a}\n")
    let document = try #require(value)
    #expect(diagnostics.isEmpty)
    #expect(document.feeds[0].every == .seconds(10))
    #expect(document.feeds[0].tags == ["x"])
    #expect(document.feeds[0].election.place.description == "Config/a.yaml:2:23")
    #expect(document.secret == .file("Config/keys/a"))
  }

  @Test("the caret stands under the character, also after letters beyond ASCII")
  func caret() {
    let (_, diagnostics) = read2("né: {every: söon}\n")
    #expect(
      diagnostics.rendered == """
        r.yaml:1:13: error: no event type is called "söon"; did you mean "soon"?
        né: {every: söon}
                    ^
        """)
  }

  private func read2(_ text: String) -> (ConfigurationNode?, Diagnostics) {
    var diagnostics = Diagnostics()
    let node = YAMLDocument.compose(SourceFile(path: "r.yaml", text: text), into: &diagnostics)
    if let value = node?["né"]?["every"], let text = value.scalar?.text {
      diagnostics.unknownName(text, noun: "event type", among: ["soon", "later"], at: value.place)
      diagnostics.unknownName(text, noun: "event type", among: ["soon", "later"], at: value.place)
    }
    return (node, diagnostics)
  }

  @Test(
    "durations",
    arguments: [
      ("10s", Duration.seconds(10)), ("5m", .seconds(300)), ("2h", .seconds(7_200)),
      ("250ms", .milliseconds(250)), ("1d", .seconds(86_400)), ("0s", nil), ("10", nil),
      ("-1s", nil), ("1.5h", nil), ("99999999999999999999s", nil), ("9000000000000000000d", nil),
    ])
  func durations(text: String, expected: Duration?) {
    let (value, errors) = read(text, as: .duration)
    #expect(value == expected)
    #expect(errors.isEmpty == (expected != nil))
  }

  @Test(
    "whole numbers",
    arguments: [
      ("5", 5), ("0", 0), ("11", nil), ("'5'", nil), ("05", nil), ("5.0", nil), ("a", nil),
    ])
  func integers(text: String, expected: Int?) {
    let (value, errors) = read(text, as: .integer(in: 0...10))
    #expect(value == expected)
    #expect(errors.isEmpty == (expected != nil))
  }

  @Test("numbers", arguments: [("2.5", 2.5), ("-3", -3), ("1e3", nil), (".5", nil), ("nan", nil)])
  func decimals(text: String, expected: Double?) {
    let (value, errors) = read(text, as: .decimal())
    #expect(value == expected)
    #expect(errors.isEmpty == (expected != nil))
  }

  @Test(
    "truth",
    arguments: [("true", true), ("false", false), ("yes", nil), ("'true'", nil), ("[true]", nil)])
  func booleans(text: String, expected: Bool?) {
    let (value, errors) = read(text, as: .boolean)
    #expect(value == expected)
    #expect(errors.isEmpty == (expected != nil))
  }

  @Test(
    "dates",
    arguments: [
      ("2021-05-06", 18_753), ("2024-02-29", 19_782), ("2023-02-29", nil), ("2021-5-6", nil),
      ("2021-13-01", nil),
    ])
  func dates(text: String, days: Int?) {
    #expect(read(text, as: .date).0?.daysSince1970 == days)
  }

  @Test(
    "times with a zone",
    arguments: [
      ("2021-05-06T22:00:00+01:00", 1_620_334_800.0), ("2021-05-06T21:00:00Z", 1_620_334_800),
      ("2021-05-06T21:00:00.5Z", 1_620_334_800.5), ("2021-05-06T21:00:00", nil),
      ("2021-05-06T24:00:00Z", nil), ("2021-05-06", nil),
    ])
  func timestamps(text: String, seconds: Double?) {
    #expect(read(text, as: .timestamp).0?.timeIntervalSince1970 == seconds)
  }

  @Test(
    "secret references",
    arguments: [
      ("{credential: a}", []), ("{env: A_B}", []),
      (
        "{env: A, file: b}",
        [
          "a:1:10: error: a secret has only one of \"credential\", \"env\" or \"file\"; \"env\" stands on line 1"
        ]
      ),
      ("{}", ["a:1:1: error: a secret needs \"credential\", \"env\" or \"file\""]),
      (
        "{credential: ../x}",
        ["a:1:14: error: expected the name of a credential such as desk-secret"]
      ),
    ])
  func secrets(text: String, errors: [String]) {
    #expect(read(text, as: .secretOnly).1 == errors)
  }

  @Test("a text or a secret is read by its form, and a list is refused")
  func textOrSecret() {
    #expect(read("http://x/?k=1", as: .textOrSecret).0 == .text("http://x/?k=1"))
    #expect(read("{env: A}", as: .textOrSecret).0 == .secret(.env("A")))
    #expect(
      read("[a]", as: .textOrSecret).1 == [
        "a:1:1: error: expected a text or a mapping, found a list"
      ])
    #expect(!"\(SecretText.text("http://x/?k=1"))".contains("k=1"))
  }

  @Test("a mapping keeps the order of its keys")
  func maps() {
    let names = read("{z: 1, a: 2}", as: .map(of: .string)).0?.map(\.name)
    #expect(names == ["z", "a"])
  }

  @Test("the schema is JSON, with documentation, defaults and required keys")
  func schema() throws {
    let text = SampleDocument.shape.schemaText(title: "sample")
    let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let root = try #require(parsed)
    #expect(root["required"] as? [String] == ["feeds"])
    let properties = try #require(root["properties"] as? [String: [String: Any]])
    #expect(properties["severity"]?["default"] as? String == "info")
    #expect(properties["feeds"]?["description"] as? String == "the feeds")
    #expect(properties["status"] == nil)
    #expect(text.contains("\"default\": \"10s\""))
  }

  @Test(
    "the nearest name is suggested, or none",
    arguments: [
      ("elction", "election"), ("seat.fliped", "seat.gained"), ("SINKS", "sinks"),
      ("snisk", nil), ("snik", nil), ("sikns", "sinks"), ("x", nil), ("weather", nil),
    ])
  func suggestions(name: String, expected: String?) {
    let known = ["election", "seat.gained", "seat.held", "sinks", "y"]
    #expect(Suggestion.nearest(to: name, among: known) == expected)
  }
}

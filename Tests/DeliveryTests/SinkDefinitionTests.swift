import ConfigurationText
import CurlHTTP
import Delivery
import Foundation
import Testing

@Suite("Sink configuration")
struct SinkDefinitionTests {
  static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  static let environment = [
    "DESK_URL": "https://desk.example.org/hook/topsecret", "DESK_SECRET": secret,
    "NEW_SECRET": secret, "ODD_URL": "desk.example.org/topsecret", "ODD_SECRET": "topsecret",
  ]

  /// Reads an entry of `sinks` and makes the sink; shows what a user would see.
  private func sink(_ yaml: String) -> (sink: (any Sink)?, shown: String) {
    var diagnostics = Diagnostics()
    let file = SourceFile(path: "a.yaml", text: yaml)
    let definition = YAMLDocument.compose(file, into: &diagnostics).flatMap {
      SinkDefinition.shape.read($0, &diagnostics)
    }
    let source = SecretSource(environment: Self.environment)
    let client = HTTPClient(userAgent: "seatwatch/test")
    let sink = definition?.sink(secrets: source, client: client, diagnostics: &diagnostics)
    return (sink, diagnostics.rendered)
  }

  @Test(
    "what the reference shows is read",
    arguments: [
      "{id: desk, webhook: {url: {env: DESK_URL}, secret: {env: DESK_SECRET}}}",
      "{id: desk, webhook: {url: 'http://127.0.0.1:8080/', secret: {env: DESK_SECRET}}}",
      "{id: a, webhook: {url: {env: DESK_URL}, secret: [{env: NEW_SECRET}, {env: DESK_SECRET}]}}",
      "{id: audit, file: {path: alerts.jsonl}}",
    ])
  func accepted(yaml: String) {
    let (sink, shown) = sink(yaml)
    #expect(sink != nil)
    #expect(shown == "")
    var dumped = ""
    dump(sink, to: &dumped)
    #expect(!dumped.contains("topsecret") && !dumped.contains("MfKQ9r8"))
  }

  @Test(
    "what is wrong is told at its place, with what would be right",
    arguments: [
      ("{id: d, webhok: {}}", ":1:9: error: unknown key \"webhok\"; did you mean \"webhook\"?"),
      ("{id: d}", ":1:1: error: a sink needs \"webhook\" or \"file\""),
      (
        "{id: d, file: {path: a}, webhook: {url: 'http://a', secret: {env: DESK_SECRET}}}",
        ":1:26: error: a sink has only one of"
      ),
      ("{id: d, slack: {url: a}}", ":1:9: error: `slack` is not supported yet"),
      ("{id: d, journal: {}}", ":1:9: error: `journal` is not supported yet"),
      ("{id: d, file: {path: a}, fallback: e}", ":1:26: error: `fallback` is not supported yet"),
      ("{id: d, file: {path: a, format: text}}", ":1:25: error: `format` is not supported yet"),
      (
        "{id: d, webhook: {url: 'http://a', secret: {env: DESK_SECRET}, body: x}}",
        ":1:64: error: `body` is not supported yet"
      ),
      ("{id: d, webhook: {url: 'http://a'}}", "error: \"secret\" is missing"),
      ("{id: d, webhook: {url: 'http://a', secret: []}}", "error: expected at least 1"),
      (
        "{id: d, webhook: {url: 'ftp://a/topsecret', secret: {env: DESK_SECRET}}}",
        ":1:24: error: expected a complete http or https URL"
      ),
      (
        "{id: d, webhook: {url: {env: ODD_URL}, secret: {env: DESK_SECRET}}}",
        ":1:24: error: {env: ODD_URL} does not hold a complete http or https URL"
      ),
      (
        "{id: d, webhook: {url: 'http://a', secret: topsecret}}",
        ":1:44: error: a secret never stands in the file"
      ),
      (
        "{id: d, webhook: {url: 'http://a', secret: {env: ODD_SECRET}}}",
        ":1:44: error: {env: ODD_SECRET}: the secret does not start with whsec_; make one with: "
      ),
      (
        "{id: d, webhook: {url: 'http://a', secret: [{env: DESK_SECRET}, {env: NO_SECRET}]}}",
        ":1:65: error: the secret {env: NO_SECRET} cannot be read"
      ),
    ])
  func refused(yaml: String, message: String) {
    let (sink, shown) = sink(yaml)
    #expect(shown.contains(message), "\(shown)")
    #expect(!shown.contains("topsecret"), "\(shown)")
    if message.contains("{env") { #expect(sink == nil) }
  }

  @Test("every kind of sink has its own name and says what it does")
  func kinds() {
    let names = BuiltInSinks.all.map { $0.name }
    #expect(Set(names).count == names.count)
    #expect(BuiltInSinks.all.allSatisfy { !$0.documentation.isEmpty })
  }
}

import ConfigurationText

/// A small configuration with every kind of shape in it.
struct SampleDocument: Sendable {
  struct Feed: Sendable {
    let id: String
    let election: Located<String>
    let every: Duration
    let tags: [String]
  }

  enum Severity: String, CaseIterable, Sendable {
    case info, notice, urgent
  }

  let feeds: [Feed]
  let severity: Severity
  let secret: SecretReference?

  static let shape = Shape<SampleDocument>.object(
    Key("feeds", .list(of: feed), "the feeds"),
    Key("severity", .oneOfCases, default: .info, "how urgent"),
    Key(optional: "secret", .secretOnly, "the key"),
    unsupported: ["status"]
  ) { SampleDocument(feeds: $0, severity: $1, secret: $2) }

  private static let feed = Shape<Feed>.object(
    Key("id", .identifier, "name of the feed"),
    Key("election", Shape<String>.identifier.located, "which election"),
    Key("every", .duration, default: .seconds(10), "interval"),
    Key("tags", .list(of: .string, single: true), default: [], "tags")
  ) { Feed(id: $0, election: $1, every: $2, tags: $3) }

  static func read(_ text: String) -> (value: SampleDocument?, diagnostics: Diagnostics) {
    var diagnostics = Diagnostics()
    let file = SourceFile(path: "Config/a.yaml", text: text)
    let node = YAMLDocument.compose(file, into: &diagnostics)
    return (node.flatMap { shape.read($0, &diagnostics) }, diagnostics)
  }
}

/// Reads `text` as the value of a shape, and what was found wrong with it.
func read<Value>(_ text: String, as shape: Shape<Value>) -> (Value?, [String]) {
  var diagnostics = Diagnostics()
  let file = SourceFile(path: "a", text: text)
  let node = YAMLDocument.compose(file, into: &diagnostics)
  let value = node.flatMap { shape.read($0, &diagnostics) }
  return (value, diagnostics.all.map(\.description))
}

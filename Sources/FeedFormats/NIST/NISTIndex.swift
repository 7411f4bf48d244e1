internal import ElectionResults

/// The objects of a report to which others refer by their `ObjectId`, which holds for one document only.
struct NISTIndex {
  private var objects: [String: FeedNode] = [:]

  init(of report: FeedNode) throws(DecodingFailure) {
    var seen = SeenPlaces<String>()
    let elections = report.all("Election")
    let nodes =
      report.all("Party") + report.all("GpUnit") + elections.flatMap { $0.all("Candidate") }
    for node in nodes {
      let id = try node.required("@ObjectId")
      try seen.add(id, "the ObjectId \(Excerpt(id))", at: node)
      objects[id] = node
    }
  }

  /// The object to which the text of a child element refers; nil when there is no such element.
  func object(_ name: String, of node: FeedNode) throws(DecodingFailure) -> FeedNode? {
    try objects(name, of: node).first
  }

  /// The objects to which the text of a child element refers, in its order.
  func objects(_ name: String, of node: FeedNode) throws(DecodingFailure) -> [FeedNode] {
    guard let reference = node.member(name), let text = reference.text else { return [] }
    var found: [FeedNode] = []
    for id in text.split(whereSeparator: \.isWhitespace) {
      guard let object = objects[String(id)] else {
        throw reference.failure(
          "nothing has the ObjectId \(Excerpt(String(id)))",
          "a reference names an object of the report")
      }
      found.append(object)
    }
    return found
  }

  /// The party to which an element refers; nobody's when it refers to none.
  func party(_ name: String, of node: FeedNode) throws(DecodingFailure) -> PartyReference {
    guard let party = try objects(name, of: node).first else { return PartyReference() }
    let reference = PartyReference(
      name: party.member("Name")?.languageText,
      abbreviation: party.member("Abbreviation")?.languageText)
    let none: Set<String> = ["none", "unknown", "none or unknown", "no party"]
    return none.contains(reference.name?.lowercased() ?? "") ? PartyReference() : reference
  }
}

extension FeedNode {
  /// The English text of an element with texts in several languages, otherwise its first.
  var languageText: String? {
    let texts = all("Text")
    let english = texts.first { $0.text("@Language")?.lowercased().hasPrefix("en") == true }
    return (english ?? texts.first)?.text ?? text
  }

  /// The identifier that holds beyond the document; nil when there is none. Those of places name no contest or person.
  func externalIdentifier() throws(DecodingFailure) -> String? {
    let order = ["local-level", "state-level", "national-level", "other"]
    var best: (rank: Int, value: String)?
    for node in all("ExternalIdentifier") {
      guard let rank = node.text("Type").flatMap(order.firstIndex) else { continue }
      let found = (rank: rank, value: try node.required("Value"))
      if let known = best, known <= found { continue }
      best = found
    }
    return best?.value
  }

  /// The name of the type that stands in `xsi:type`, without its prefix.
  var typeName: String? {
    text("@type")?.split(separator: ":").last.map(String.init)
  }
}

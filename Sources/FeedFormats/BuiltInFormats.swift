/// The formats that need no mapping file. A new one is a file under `Formats` and a line here.
package enum BuiltInFormats {
  /// In the order in which messages list them.
  package static let all: [any FeedFormat] = [
    ResultsJSON(),
    APJSON(),
    UKParliamentCSV(),
    PAXML(),
    AECMediaFeed(),
    ClarityXML(),
    NISTReport(),
  ]

  /// The format with this name, as written; nil when there is none.
  package static func format(named name: String) -> (any FeedFormat)? {
    all.first { $0.name == name }
  }
}

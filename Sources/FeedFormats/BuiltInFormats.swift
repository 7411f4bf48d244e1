/// The formats that are known without a file of the user's: those in Swift, of which a new one is a file under `Formats` and
/// a line here, and the shipped mapping files.
package enum BuiltInFormats {
  /// In the order in which messages list them.
  package static let all: [any FeedFormat] = inSwift + ShippedMappings.all

  private static let inSwift: [any FeedFormat] = [
    ResultsJSON(),
    UKParliamentCSV(),
    DemocracyClubJSON(),
    PAXML(),
    ValgresultatJSON(),
    ElectionsCanadaTSV(),
    ClarityXML(),
    APJSON(),
    AECMediaFeed(),
    NISTReport(),
    RSS(),
  ]

  /// The format with this name, as written; nil when there is none.
  package static func format(named name: String) -> (any FeedFormat)? {
    all.first { $0.name == name }
  }
}

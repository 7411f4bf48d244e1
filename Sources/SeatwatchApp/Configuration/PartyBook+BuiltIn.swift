internal import ConfigurationText
package import ElectionResults

extension PartyBook {
  /// The parties that are built in: those of the shipped `Config/parties.yaml`.
  package static let builtIn: PartyBook = {
    var diagnostics = Diagnostics()
    return PartiesFile.book(from: PartiesFile.builtIn, into: &diagnostics)
  }()
}

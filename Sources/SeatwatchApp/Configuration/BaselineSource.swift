/// Where an election's baseline stands.
package struct BaselineSource: Sendable, Equatable {
  /// A feed format's name; nil for the product's own baseline CSV.
  package let format: String?
  /// Paths by the name of the format's part; one called `body` where there is one file.
  package let paths: [String: String]

  package init(format: String? = nil, paths: [String: String]) {
    self.format = format
    self.paths = paths
  }

  /// The files as they are named to a person.
  package var name: String { paths.values.sorted().joined(separator: ", ") }
}

internal import ConfigurationText

/// A kind of thing whose fields a mapping file gives.
protocol MappingField: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  var sort: MappingSort { get }
  /// One sentence for the schema.
  var meaning: String { get }
}

extension MappingField {
  /// The keys of all fields, each with a way to its value.
  static var keys: Key<[String: MappingValue]> {
    .several(
      allCases.map {
        (name: $0.rawValue, shape: MappingValue.shape(of: $0.sort), documentation: $0.meaning)
      })
  }

  static func fields(_ values: [String: MappingValue]) -> [Self: MappingValue] {
    Dictionary(
      values.compactMap { name, value in Self(rawValue: name).map { ($0, value) } },
      uniquingKeysWith: { first, _ in first })
  }
}

internal import ConfigurationText

/// Things of one sort in a body: where they are, which of them count, and where their fields are.
struct MappingSection<Field: MappingField>: Sendable {
  /// Lead to the things, from what stands around them.
  var places: [MappingPath]
  var conditions: [MappingCondition]
  var fields: [Field: MappingValue]

  subscript(field: Field) -> MappingValue? { fields[field] }

  /// The things inside a value, those left out that a condition excludes.
  func nodes(in node: MappingNode) -> [MappingNode] {
    places.flatMap { $0.nodes(from: node) }.flatMap(\.elements).filter(admits)
  }

  /// Whether the place of the things is in a value, with things in it or empty, whichever of them the conditions exclude.
  func isThere(in node: MappingNode) -> Bool {
    places.contains { place in
      let found = place.nodes(from: node).flatMap(\.elements)
      return found.contains(where: recognizes) || place.leadsToNothingYet(from: node)
    }
  }

  /// Whether a thing is of this sort: any is that has been looked for, and the body as a whole when it has what the conditions
  /// ask for.
  private func recognizes(_ node: MappingNode) -> Bool {
    node.node.index > 0
      || conditions.allSatisfy { $0.admits(node) || $0.path.found(from: node) != nil }
  }

  /// Whether no condition excludes a thing.
  func admits(_ node: MappingNode) -> Bool { conditions.allSatisfy { $0.admits(node) } }

  static func shape(
    check: @escaping @Sendable (MappingSection, ConfigurationNode, inout Diagnostics) -> Void = {
      _, _, _ in
    }
  ) -> Shape<MappingSection> {
    Shape.object(placeKey, MappingCondition.where, MappingCondition.unless, Field.keys) {
      MappingSection(places: $0, conditions: $1 + $2, fields: Field.fields($3))
    }.checked(check)
  }

  static var placeKey: Key<[MappingPath]> {
    Key(
      "at", .list(of: MappingPath.shape, single: true, minimum: 1), default: [.here],
      "Where the things are; a list of paths finds all that are at any of them.")
  }
}

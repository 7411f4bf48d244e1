internal import ConfigurationText

/// Where the parties of a list contest are, with the persons in their seats.
struct ListMapping: Sendable {
  var section: MappingSection<ListField>
  var persons: MappingSection<PersonField>?

  static let shape = Shape<ListMapping>.object(
    MappingSection<ListField>.placeKey, MappingCondition.where, MappingCondition.unless,
    ListField.keys,
    Key(
      optional: "persons", MappingSection<PersonField>.shape(check: requireName),
      "Who has the seats of the list.")
  ) { places, wanted, unwanted, fields, persons in
    ListMapping(
      section: MappingSection(
        places: places, conditions: wanted + unwanted, fields: ListField.fields(fields)),
      persons: persons)
  }

  private static let requireName:
    @Sendable (MappingSection<PersonField>, ConfigurationNode, inout Diagnostics) -> Void = {
      _, node, diagnostics in
      if node["name"] == nil { diagnostics.error(at: node.place, "a person needs \"name\"") }
    }
}

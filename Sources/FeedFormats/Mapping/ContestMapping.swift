internal import ConfigurationText

/// Where the contests of a body are, with their candidates and lists.
struct ContestMapping: Sendable {
  /// What each thing is to which the path leads.
  enum Grain: String, Sendable, CaseIterable {
    case contest
    /// A candidate beside whom the fields of the contest stand.
    case candidate
  }

  var section: MappingSection<ContestField>
  var grain: Grain
  var candidates: [MappingSection<CandidateField>]
  var lists: [ListMapping]

  static let shape = Shape<ContestMapping>.object(
    MappingSection<ContestField>.placeKey, MappingCondition.where, MappingCondition.unless,
    Key(
      "each", Shape<Grain>.oneOfCases, default: .contest,
      "What each thing is: a contest, or a candidate with the contest's fields beside."),
    ContestField.keys,
    Key(
      "candidates",
      .list(of: MappingSection<CandidateField>.shape(check: requireCandidateName), single: true),
      default: [], "The candidates of a contest."),
    Key("lists", .list(of: ListMapping.shape, single: true), default: [], "The parties' lists.")
  ) { places, wanted, unwanted, grain, fields, candidates, lists in
    ContestMapping(
      section: MappingSection(
        places: places, conditions: wanted + unwanted, fields: ContestField.fields(fields)),
      grain: grain, candidates: candidates, lists: lists)
  }.checked { mapping, node, diagnostics in
    if mapping.section[.id] == nil, node["id"] == nil {
      diagnostics.error(at: node.place, "\"id\" is missing: what tells one contest from another")
    }
  }

  private static let requireCandidateName:
    @Sendable (MappingSection<CandidateField>, ConfigurationNode, inout Diagnostics) -> Void = {
      section, node, diagnostics in
      if node["name"] == nil, node["party"] == nil {
        diagnostics.error(at: node.place, "a candidate needs \"name\" or \"party\"")
      }
    }
}

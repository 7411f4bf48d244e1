internal import ConfigurationText

/// Which things of a body count.
struct MappingCondition: Sendable {
  var path: MappingPath
  /// In lower case.
  var texts: Set<String>
  /// Whether a thing with one of the texts counts, or one without.
  var isWanted: Bool

  func admits(_ node: MappingNode) -> Bool {
    let text = path.found(from: node)?.text.lowercased() ?? ""
    return texts.contains(text) == isWanted
  }

  static var `where`: Key<[MappingCondition]> {
    Key("where", shape(isWanted: true), default: [], "Only things whose path has one of the texts.")
  }

  static var unless: Key<[MappingCondition]> {
    Key("unless", shape(isWanted: false), default: [], "No things whose path has one of the texts.")
  }

  private static func shape(isWanted: Bool) -> Shape<[MappingCondition]> {
    let entries = Shape<[NamedValue<[String]>]>.map(of: .list(of: .anyText, single: true))
    return Shape(schema: entries.schema, expectation: entries.expectation) { node, diagnostics in
      entries.read(node, &diagnostics)?.compactMap { entry in
        do throws(MappingPathScanner.Fault) {
          return MappingCondition(
            path: try MappingPathScanner.path(entry.name),
            texts: Set(entry.value.map { $0.lowercased() }), isWanted: isWanted)
        } catch {
          diagnostics.error(at: entry.place, error.message)
          return nil
        }
      }
    }
  }
}

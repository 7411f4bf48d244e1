/// All findings of a run over the configuration files.
package struct Diagnostics: Sendable {
  private var found: [Diagnostic] = []
  private var concealed: [SourcePlace] = []

  package init() {}

  /// The findings by file and place, each once.
  package var all: [Diagnostic] {
    var sorted: [Diagnostic] = []
    let ordered = found.enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }
    for (_, diagnostic) in ordered where !sorted.reversed().prefix(16).contains(diagnostic) {
      sorted.append(diagnostic)
    }
    return sorted
  }

  package var isEmpty: Bool { found.isEmpty }

  /// Whether anything found forbids the use of the configuration.
  package var hasErrors: Bool { found.contains { $0.severity == .error } }

  package var errorCount: Int { all.count { $0.severity == .error } }

  /// Adds an error.
  package mutating func error(
    at place: SourcePlace, _ message: String, suggestion: String? = nil
  ) {
    found.append(Diagnostic(place: place, message: message, suggestion: suggestion))
  }

  /// Adds a warning, which leaves the configuration usable.
  package mutating func warning(
    at place: SourcePlace, _ message: String, suggestion: String? = nil
  ) {
    found.append(
      Diagnostic(place: place, severity: .warning, message: message, suggestion: suggestion))
  }

  /// Adds ``no NOUN is called "NAME"``, with the nearest of the known names.
  package mutating func unknownName(
    _ name: String, noun: String, among known: some Sequence<String>, at place: SourcePlace
  ) {
    error(
      at: place, "no \(noun) is called \(name.quotedForMessage)",
      suggestion: Suggestion.nearest(to: name, among: known))
  }

  /// Adds the findings of another collection.
  package mutating func merge(_ other: Diagnostics) {
    found += other.found
    concealed += other.concealed
  }

  /// Keeps the source line of a place out of ``rendered``, because it holds a secret.
  package mutating func conceal(_ place: SourcePlace) {
    concealed.append(place)
  }

  /// Every finding with its source line and caret; lines that hold a secret are not shown.
  package var rendered: String {
    all.map { diagnostic in
      let place = diagnostic.place
      let isConcealed = concealed.contains {
        $0.file.path == place.file.path && $0.line == place.line
      }
      return isConcealed ? diagnostic.description : diagnostic.rendered
    }.joined(separator: "\n")
  }
}

/// Which identifiers of several schemes mean one contest, as the configuration's crosswalk file has it.
package struct Crosswalk: Sendable, Equatable {
  /// A contest of the file.
  package struct Row: Sendable, Equatable {
    /// In the order of the file's columns, each once; at least one.
    package let ids: [ContestID]
    package let name: String?

    package init(ids: [ContestID], name: String? = nil) {
      self.ids = ids.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
      self.name = name
    }
  }

  package let rows: [Row]
  private let positions: [ContestID: [Int]]

  package init(_ rows: [Row] = []) {
    self.rows = rows
    var positions: [ContestID: [Int]] = [:]
    for (position, row) in rows.enumerated() {
      for id in row.ids { positions[id, default: []].append(position) }
    }
    self.positions = positions
  }

  /// The rows that have an identifier, of whatever scheme; more than one where two schemes use it for different contests.
  package func rows(with id: ContestID) -> [Row] { positions[id, default: []].map { rows[$0] } }

  /// All that it says, as a part of what feeds are interpreted with; empty for an empty one.
  package var interpretation: String {
    rows.map { row in
      JSONText.array((row.ids.map(\.text) + [row.name ?? ""]).map(JSONText.string))
    }.joined(separator: "\n")
  }
}

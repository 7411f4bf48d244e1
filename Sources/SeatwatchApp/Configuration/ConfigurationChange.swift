internal import AlertRules
internal import Delivery
internal import ElectionResults

/// What a reload changed, in words.
struct ConfigurationChange: CustomStringConvertible {
  private let parts: [String]

  init(from old: Configuration, to new: Configuration) {
    parts = [
      Self.part(
        "election", old.elections.map(\.election.id.text), new.elections.map(\.election.id.text)),
      Self.part("feed", old.feeds.map(\.id.text), new.feeds.map(\.id.text)),
      Self.part("sink", old.sinks.map(\.id.text), new.sinks.map(\.id.text)),
      Self.rules(old, new),
    ].compactMap { $0 }
  }

  var description: String {
    parts.isEmpty
      ? "no election, feed, sink or rule was added, changed or removed"
      : parts.joined(separator: "; ")
  }

  private static func rules(_ old: Configuration, _ new: Configuration) -> String? {
    let changed = new.rules.filter { rule in
      old.rules.contains { $0.id == rule.id && !$0.isSame(as: rule) }
    }
    return part(
      "rule", old.rules.map(\.id.text), new.rules.map(\.id.text), changed: changed.map(\.id.text))
  }

  private static func part(
    _ noun: String, _ old: [String], _ new: [String], changed: [String] = []
  ) -> String? {
    let added = new.filter { !old.contains($0) }
    let removed = old.filter { !new.contains($0) }
    let words = [("added", added), ("changed", changed), ("removed", removed)].compactMap {
      $1.isEmpty ? nil : "\($0) \($1.joined(separator: ", "))"
    }
    return words.isEmpty ? nil : "\(noun)s: " + words.joined(separator: ", ")
  }
}

internal import AlertRules
internal import Delivery
internal import ElectionResults

/// What a reload changed, in words.
struct ConfigurationChange: CustomStringConvertible {
  private let parts: [String]

  init(from old: Configuration, to new: Configuration) {
    parts = [
      Self.part("election", old.elections, new.elections, id: \.election.id.text) { $0 == $1 },
      Self.part("feed", old.feeds, new.feeds, id: \.id.text) { $0.isSame(as: $1) },
      Self.part("sink", old.sinks, new.sinks, id: \.id.text) { $0.isSame(as: $1) },
      Self.part("rule", old.rules, new.rules, id: \.id.text) { $0.isSame(as: $1) },
      old.hosts == new.hosts ? nil : "hosts: changed",
      old.crosswalk == new.crosswalk ? nil : "crosswalk: changed",
      old.archive == new.archive ? nil : "archive: changed",
    ].compactMap { $0 }
  }

  var description: String {
    parts.isEmpty
      ? "no election, feed, sink or rule was added, changed or removed"
      : parts.joined(separator: "; ")
  }

  private static func part<Entry>(
    _ noun: String, _ old: [Entry], _ new: [Entry], id: (Entry) -> String,
    isSame: (Entry, Entry) -> Bool
  ) -> String? {
    let (before, now) = (old.map(id), new.map(id))
    let changed = new.filter { entry in
      old.contains { id($0) == id(entry) && !isSame($0, entry) }
    }
    let words = [
      ("added", now.filter { !before.contains($0) }), ("changed", changed.map(id)),
      ("removed", before.filter { !now.contains($0) }),
    ].compactMap { $1.isEmpty ? nil : "\($0) \($1.joined(separator: ", "))" }
    return words.isEmpty ? nil : "\(noun)s: " + words.joined(separator: ", ")
  }
}

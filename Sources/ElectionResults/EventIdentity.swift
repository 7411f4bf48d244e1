internal import Crypto
internal import Foundation

/// The facts that make an event the same event wherever and whenever it is seen.
///
/// Never part of it: a clock, a sequence, a percentage, formatting. The key facts of each type:
///
/// | type | scope | key facts |
/// |---|---|---|
/// | `count.started`, `result.completed` | contest | none |
/// | `count.progress` | contest | the votes of all candidates together |
/// | `lead.changed` | contest | previous and new leader: party and folded name of each |
/// | `recount.started`, `contest.runoff`, `contest.postponed` | contest | none |
/// | `allocation.changed` | contest | from and to party; folded name of who goes out and who comes in, or empty |
/// | `contest.called`, `contest.uncalled` | contest | party and folded name of the called |
/// | `result.declared`, `result.retracted` | contest | winner's party; the person if independent |
/// | `result.corrected` | contest | field, previous and new figure of each change |
/// | `seat.gained` | contest | from and to party, seats changed, the person if independent |
/// | `seat.held`, `seat.new` | contest | party, the person if independent |
/// | `tally.changed` | party | seats before and after |
/// | `majority.reached`, `majority.lost` | party | none |
/// | `control.changed`, `control.held` | election | previous control and control |
/// | `outcome.certain` | election | party; the person if independent or one of several of the party; `rejected` |
/// | `election.complete` | election | none |
/// | `polls.closed` | election | the region, or nothing |
/// | `declaration.overdue`, `count.silent` | contest | none |
/// | `sources.agreed`, `sources.disagreed` | contest | the feed, and the parties that it shows as elected |
/// | `contest.unmatched` | contest | none |
/// | `item.published` | feed | the feed's identifier of the news |
/// | `feed.failing`, `feed.recovered`, `feed.stale` | feed | none |
/// | `feed.suspect`, `feed.released` | feed | the reason of the hold, the contest if it is held alone |
/// | `rule.failing` | rule | none |
package struct EventIdentity: Hashable, Sendable {
  package let election: ElectionID
  /// The contest, party, feed, rule or sink that the event is about.
  package let scope: String
  package let type: EventType
  package let keyFacts: [String]

  package init(election: ElectionID, scope: String, type: EventType, keyFacts: [String] = []) {
    self.election = election
    self.scope = scope
    self.type = type
    self.keyFacts = keyFacts
  }

  /// The first five members of the identifier's JSON array, as text; what occurrences are counted by.
  package var key: String {
    let facts = JSONText.array(keyFacts.map(JSONText.string))
    let names = [election.text.lowercased(), scope.lowercased(), type.rawValue]
    return "[1," + names.map(JSONText.string).joined(separator: ",") + "," + facts + "]"
  }

  /// What the ``key`` of every event begins with that a feed of an election has of its own.
  package static func keyPrefix(of feed: FeedID, in election: ElectionID) -> String {
    let names = [election.text, feed.text].map { JSONText.string($0.lowercased()) }
    return "[1," + names.joined(separator: ",") + ",\"feed."
  }

  /// The identifier of the event with these facts that has `occurrence` earlier ones like it: the first 16 bytes, in
  /// hexadecimal, of the SHA-256 of the JSON array `[1, election, scope, type, key facts, occurrence]`.
  package func id(occurrence: Int) -> EventID {
    let text = key.dropLast() + "," + String(occurrence) + "]"
    return EventID(Hexadecimal.text(SHA256.hash(data: Data(text.utf8)).prefix(16)))
  }

  /// The identifier of the alert that a rule raises for an event.
  package static func alert(for event: EventID, rule: RuleID) -> AlertID {
    alert(of: [event.text, rule.text])
  }

  /// The identifier of the digest to a sink of what a rule raises too often, or of what a feed catches up with, from this
  /// event on.
  package static func digest(from event: EventID, rule: RuleID, sink: SinkID) -> AlertID {
    alert(of: [event.text, rule.text, sink.text.lowercased(), "digest"])
  }

  /// The identifier of what is told of an alert by hand, such as its withdrawal.
  package static func news(_ kind: String, of alert: AlertID, at moment: Timestamp) -> AlertID {
    self.alert(of: [alert.text, kind, String(moment.milliseconds)])
  }

  private static func alert(of facts: [String]) -> AlertID {
    let text = JSONText.array(facts.map(JSONText.string))
    return AlertID(Hexadecimal.text(SHA256.hash(data: Data(text.utf8)).prefix(16)))
  }
}

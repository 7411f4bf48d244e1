package import ElectionResults

/// The title and text of alerts whose rule gives none.
package struct BuiltInMessage: Sendable {
  package let title: MessageTemplate
  package let text: MessageTemplate

  /// The message for events of a type.
  package static func of(_ type: EventType) -> BuiltInMessage {
    // Every type has one: the table is made from all cases.
    byType[type] ?? BuiltInMessage(title: "{{type}}", text: "{{message}}")
  }

  private static let byType = Dictionary(
    uniqueKeysWithValues: EventType.allCases.map { type in
      let source = source(of: type)
      return (type, BuiltInMessage(title: source.title, text: source.text))
    })

  /// The templates as they would stand in a rule file.
  package static func source(of type: EventType) -> (title: String, text: String) {
    switch type {
    case .countStarted:
      ("{{contest_name}}: the count has started", standing)
    case .countProgress:
      (
        "{{contest_name}}: {{#reporting_pct}}{{.}} % reporting{{/reporting_pct}}"
          + "{{^reporting_pct}}new figures{{/reporting_pct}}", standing
      )
    case .leadChanged:
      ("{{contest_name}}: {{to_party_name}} leads, was {{from_party_name}}", standing)
    case .recountStarted:
      ("{{contest_name}}: recount", standing)
    case .allocationChanged:
      (
        "{{contest_name}}: a seat moves from {{from_party_name}} to {{to_party_name}}",
        "{{#runner_up}}{{.}} out. {{/runner_up}}{{#winner}}{{.}} in. {{/winner}}" + standing
      )
    case .contestCalled:
      (
        "{{contest_name}}: called for {{winner}} ({{to_party_name}})",
        "{{#from_party_name}}Held by {{.}}. {{/from_party_name}}"
          + "{{#reporting_pct}}{{.}} % reporting. {{/reporting_pct}}" + standing
      )
    case .contestUncalled:
      (
        "CORRECTION: {{contest_name}} is no longer called",
        "{{#message}}{{.}}. {{/message}}"
          + "{{^message}}The call for {{was_winner}} is withdrawn. {{/message}}" + standing
      )
    case .contestRunoff:
      ("{{contest_name}}: nobody elected, a run-off follows", standing)
    case .contestPostponed:
      ("{{contest_name}}: postponed", "The contest is not counted.")
    case .resultDeclared:
      (
        "{{contest_name}}: {{winner}}{{^equalzero(seats)}} ({{to_party_name}}) elected"
          + "{{/equalzero(seats)}}{{#equalzero(seats)}}{{#winner_pct}} {{.}} %{{/winner_pct}}"
          + "{{/equalzero(seats)}}", outcome
      )
    case .resultCompleted:
      ("{{contest_name}}: the figures are complete", outcome)
    case .resultCorrected:
      (
        "CORRECTION: {{contest_name}}",
        "{{#changes}}{{field}}: {{was}}, now {{now}}. {{/changes}}"
      )
    case .resultRetracted:
      (
        "RETRACTED: {{contest_name}}",
        "The declaration of {{was_winner}} is withdrawn{{#message}}, {{.}}{{/message}}."
      )
    case .seatGained:
      (
        correction + "{{to_party_name}} GAIN {{contest_name}}"
          + "{{#from_party_name}} from {{.}}{{/from_party_name}}",
        outcome + "{{#held_since}} {{from_party_name}} had held it since {{.}}.{{/held_since}}"
          + "{{#is_notional}} Against a notional result for new boundaries.{{/is_notional}}"
      )
    case .seatHeld:
      (
        correction + "{{to_party_name}} HOLD {{contest_name}}",
        outcome + "{{#held_since}} Held since {{.}}.{{/held_since}}"
      )
    case .seatNew:
      (correction + "{{to_party_name}} WIN {{contest_name}}", outcome)
    case .tallyChanged:
      ("{{party_name}}: {{seats_won}} won", progress)
    case .majorityReached:
      ("{{party_name}} has a majority: {{seats_won}} won", retained + progress)
    case .majorityLost:
      ("{{party_name}} has lost its majority: {{seats_won}} won", retained + progress)
    case .controlChanged:
      (
        correction + body + ": {{uppercased(control)}}, was {{uppercased(previous_control)}}",
        largest + progress
      )
    case .controlHeld:
      (correction + body + ": {{uppercased(control)}} as before", largest + progress)
    case .outcomeCertain:
      (
        correction + "{{election_name}}: {{#party_name}}{{#winner}}{{.}}{{/winner}}"
          + "{{^winner}}{{party_name}}{{/winner}} certain to win{{/party_name}}"
          + "{{^party_name}}certain to be rejected{{/party_name}}",
        "{{#votes}}{{.}} votes{{#vote_pct}} ({{.}} %){{/vote_pct}}. {{/votes}}"
          + "{{#message}}{{.}}.{{/message}}"
      )
    case .electionComplete:
      ("{{election_name}}: complete", result + remark + progress)
    case .pollsClosed:
      (
        "{{election_name}}: polls have closed{{#region}} in {{.}}{{/region}}",
        "{{#since}}Closed at {{.}}.{{/since}}"
      )
    case .declarationOverdue:
      (
        "{{#contest_name}}{{.}}{{/contest_name}}{{^contest_name}}{{contest}}{{/contest_name}}"
          + ": declaration overdue", remark + standing
      )
    case .countSilent:
      ("{{contest_name}}: no new figures", remark + standing)
    case .sourcesAgreed:
      (
        "{{contest_name}}: {{feed}} confirms{{#winner}} {{.}}{{/winner}}"
          + "{{#to_party_name}} ({{.}}){{/to_party_name}}", remark
      )
    case .sourcesDisagreed:
      ("{{contest_name}}: sources disagree", remark)
    case .contestUnmatched:
      (
        "Feed {{feed}}: unknown contest {{#contest_name}}{{.}}{{/contest_name}}"
          + "{{^contest_name}}{{contest}}{{/contest_name}}", "{{#message}}{{.}}{{/message}}"
      )
    case .itemPublished:
      (
        "{{feed}}: {{message}}",
        "{{#source_url}}{{.}}{{/source_url}}{{^source_url}}Published by {{feed}}.{{/source_url}}"
      )
    case .feedFailing:
      ("Feed {{feed}} is failing", "{{failures}} polls in a row failed: {{message}}.")
    case .feedRecovered:
      ("Feed {{feed}} works again", "{{failures}} polls had failed since {{since}}.")
    case .feedStale:
      ("Feed {{feed}}: nothing new", remark)
    case .feedSuspect:
      ("Feed {{feed}}: {{#contest_name}}{{.}} {{/contest_name}}held back", "{{message}}.")
    case .feedReleased:
      ("Feed {{feed}}: {{#contest_name}}{{.}} {{/contest_name}}no longer held", "{{message}}.")
    case .ruleFailing:
      ("A rule is failing", "{{message}}.")
    }
  }

  private static let correction = "{{#corrects}}CORRECTION: {{/corrects}}"
  private static let standing =
    "{{#candidates}}{{#votes}}{{name}} ({{party}}) {{.}}. {{/votes}}{{/candidates}}"
  private static let outcome =
    "{{winner}}{{#majority}}, majority {{.}}{{/majority}}"
    + "{{#majority_pct}} ({{.}} %){{/majority_pct}}{{#swing}}, swing {{.}}{{/swing}}."
  private static let progress =
    "{{declared}} of {{total}} declared{{#majority_line}}, {{.}} needed{{/majority_line}}."
  private static let remark = "{{#message}}{{.}}. {{/message}}"
  private static let body = "{{#body}}{{.}}{{/body}}{{^body}}{{election_name}}{{/body}}"
  /// Seats that were not up, as the message of an event of the body counts them.
  private static let retained = "{{#message}}With {{.}}. {{/message}}"
  /// The party that controls the body, or without control the largest.
  private static let largest =
    "{{#party_name}}{{.}}:{{#seats_won}} {{.}} won{{/seats_won}}"
    + "{{#message}}, {{.}}{{/message}}. {{/party_name}}"
  private static let result =
    "{{#winner}}{{.}} wins{{#vote_pct}} with {{.}} %{{/vote_pct}}. {{/winner}}"
    + "{{^winner}}{{#party_name}}{{.}}{{#seats_won}} {{.}}{{/seats_won}}"
    + "{{#vote_pct}}, {{.}} % of the votes{{/vote_pct}}. {{/party_name}}{{/winner}}"

  private init(title: String, text: String) {
    do {
      self.title = try MessageTemplate(title)
      self.text = try MessageTemplate(text)
    } catch {
      preconditionFailure("a built-in template is wrong: \(error)")
    }
  }
}

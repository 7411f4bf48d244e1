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
        "The call for {{was_winner}} is withdrawn. " + standing
      )
    case .contestRunoff:
      ("{{contest_name}}: nobody elected, a run-off follows", standing)
    case .contestPostponed:
      ("{{contest_name}}: postponed", "The contest is not counted.")
    case .resultDeclared:
      ("{{contest_name}}: {{winner}} ({{to_party_name}}) elected", outcome)
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
        "The declaration of {{was_winner}} is withdrawn."
      )
    case .seatGained:
      (
        correction + "{{to_party_name}} GAIN {{contest_name}}"
          + "{{#from_party_name}} from {{.}}{{/from_party_name}}",
        outcome + "{{#held_since}} {{from_party_name}} had held it since {{.}}.{{/held_since}}"
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
        correction + council
          + "{{uppercased(control)}}, was {{uppercased(previous_control)}}", ofParty + progress
      )
    case .controlHeld:
      (correction + council + "{{uppercased(control)}} as before", ofParty + progress)
    case .outcomeCertain:
      (
        correction + "{{election_name}}: {{#winner}}{{.}} ({{party_name}}){{/winner}}"
          + "{{^winner}}{{party_name}}{{/winner}}"
          + "{{#party}} certain to win{{/party}}{{^party}}rejected{{/party}}",
        "{{#votes}}{{.}} votes ({{vote_pct}} %). {{/votes}}{{message}}."
      )
    case .electionComplete:
      (
        "{{election_name}}: all is declared",
        "{{#party_name}}{{#winner}}{{.}}, {{/winner}}{{.}}{{#seats_won}}, {{.}} won{{/seats_won}}"
          + "{{#vote_pct}}, {{.}} % of the votes{{/vote_pct}}. {{/party_name}}"
          + "{{declared}} of {{total}} declared."
      )
    case .pollsClosed:
      ("{{election_name}}: polls have closed{{#region}} in {{.}}{{/region}}", "{{message}}.")
    case .declarationOverdue:
      ("{{contest_name}}: declaration overdue", "{{message}}. " + standing)
    case .countSilent:
      ("{{contest_name}}: no new figures", "{{message}}. " + standing)
    case .sourcesAgreed:
      ("{{contest_name}}: {{feed}} confirms {{winner}} ({{to_party_name}})", "{{message}}.")
    case .sourcesDisagreed:
      ("{{contest_name}}: sources disagree", "{{message}}.")
    case .contestUnmatched:
      ("Feed {{feed}}: unknown contest {{contest_name}}", "{{message}}.")
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
      ("Feed {{feed}}: nothing new", "{{message}}.")
    case .feedSuspect:
      ("Feed {{feed}}: {{#contest_name}}{{.}} {{/contest_name}}held back", "{{message}}.")
    case .feedReleased:
      ("Feed {{feed}}: {{#contest_name}}{{.}} {{/contest_name}}no longer held", "{{message}}.")
    }
  }

  private static let correction = "{{#corrects}}CORRECTION: {{/corrects}}"
  private static let standing =
    "{{#candidates}}{{#votes}}{{name}} ({{party}}) {{.}}. {{/votes}}{{/candidates}}"
  private static let outcome =
    "{{winner}}{{#majority}}, majority {{.}}{{/majority}}"
    + "{{#majority_pct}} ({{.}} %){{/majority_pct}}{{#swing}}, swing {{.}}{{/swing}}."
  private static let council = "{{#body}}{{.}}{{/body}}{{^body}}{{election_name}}{{/body}}: "
  private static let retained = "{{#message}}{{.}}. {{/message}}"
  private static let ofParty =
    "{{#party_name}}{{.}} {{seats_won}} won{{#message}}, {{.}}{{/message}}. {{/party_name}}"
  private static let progress =
    "{{declared}} of {{total}} declared{{#majority_line}}, {{.}} needed{{/majority_line}}."

  private init(title: String, text: String) {
    do {
      self.title = try MessageTemplate(title)
      self.text = try MessageTemplate(text)
    } catch {
      preconditionFailure("a built-in template is wrong: \(error)")
    }
  }
}

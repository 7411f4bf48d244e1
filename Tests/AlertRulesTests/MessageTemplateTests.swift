import AlertRules
import ElectionResults
import Testing

@Suite("Templates")
struct MessageTemplateTests {
  private func render(_ template: String, _ event: Event) throws -> String {
    try MessageTemplate(template).render(event, rule: "sample", severity: "notice")
  }

  @Test(
    "a template shows the event's columns as a reader expects them",
    arguments: [
      ("{{to_party_name}} GAIN {{contest_name}}", "Conservative GAIN Hartlepool"),
      ("{{majority}} {{winner_votes}} {{seats}}", "6,940 15,529 1"),
      ("{{held_since}}", "1974"),
      ("{{swing}} {{majority_pct}} {{winner_pct}}", "16.0 23.2 51.9"),
      ("{{time}}", "2021-05-07T06:12:00.000Z"),
      ("{{rule}}/{{severity}}/{{type}}", "sample/notice/seat.gained"),
      ("{{is_test}} [{{sink}}] [{{region}}]", "false [] []"),
      ("{{#region}}in {{.}}{{/region}}{{^region}}nowhere{{/region}}", "nowhere"),
      ("{{#held_since}}since {{.}}{{/held_since}}", "since 1974"),
      ("{{#is_test}}test{{/is_test}}{{^is_test}}real{{/is_test}}", "real"),
      ("{{! nobody sees this }}{{winner}}", "Jill Mortimer"),
      ("{{{winner}}} {{&winner}} {{ winner }}", "Jill Mortimer Jill Mortimer Jill Mortimer"),
      ("{{uppercased(contest_name)}} {{lowercased(winner)}}", "HARTLEPOOL jill mortimer"),
      ("{{plusone(majority)}} {{minusone(held_since)}}", "6,941 1973"),
      ("{{#even(majority)}}even{{/even(majority)}}", "even"),
      ("{{^equalzero(majority)}}clear{{/equalzero(majority)}}", "clear"),
      ("{{count(candidates)}} {{#empty(changes)}}none{{/empty(changes)}}", "3 none"),
      ("{{#first(candidates)}}{{name}} {{votes}}{{/first(candidates)}}", "Jill Mortimer 15,529"),
      (
        "{{#candidates}}{{name}}{{^last()}}, {{/last()}}{{/candidates}}",
        "Jill Mortimer, Paul Williams, Sam Lee"
      ),
      (
        "{{#reversed(candidates)}}{{index()}}{{uppercased(party)}} {{/reversed(candidates)}}",
        "0IND 1LAB 2CON "
      ),
      (
        "{{#candidates}}{{#elected}}{{name}} {{pct}} %{{/elected}}{{/candidates}}",
        "Jill Mortimer 51.9 %"
      ),
      ("{{#candidates}}[{{change}}]{{/candidates}}", "[23.0][-9.0][]"),
      (
        "{{#candidates}}{{#final_votes}}x{{/final_votes}}{{contest_name}} {{/candidates}}",
        "Hartlepool Hartlepool Hartlepool "
      ),
      ("a { b } {c} }} d", "a { b } {c} }} d"),
      ("<b> & \"{{winner}}\"", "<b> & \"Jill Mortimer\""),
    ])
  func rendering(template: String, expected: String) throws {
    #expect(try render(template, SampleEvent.outcome(.seatGained)) == expected)
  }

  @Test("text is not escaped, because each sink escapes it for itself")
  func plainText() throws {
    var event = SampleEvent.contest(.countStarted)
    event.set(.contestName, "Ynys Môn <i> & \"O'Neill\"")
    #expect(try render("{{contest_name}}", event) == "Ynys Môn <i> & \"O'Neill\"")
    #expect(
      try render("{{#contest_name}}{{.}}{{/contest_name}}", event) == "Ynys Môn <i> & \"O'Neill\"")
  }

  @Test(
    "whole numbers are grouped by thousands",
    arguments: [
      (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (-1_234, "-1,234"), (-999, "-999"),
      (1_234_567, "1,234,567"), (Int.min, "-9,223,372,036,854,775,808"),
    ])
  func grouping(number: Int, expected: String) throws {
    var event = SampleEvent.contest(.tallyChanged)
    event.set(.votes, number)
    #expect(try render("{{votes}}", event) == expected)
  }

  @Test(
    "percentages have one decimal, halves away from zero",
    arguments: [
      (15.98, "16.0"), (15.95, "16.0"), (15.94, "15.9"), (0.05, "0.1"), (-0.05, "-0.1"),
      (-0.04, "0.0"), (-8.45, "-8.5"), (100, "100.0"), (0, "0.0"), (2.675, "2.7"),
    ])
  func percentages(percentage: Double, expected: String) throws {
    var event = SampleEvent.contest(.resultDeclared)
    event.set(.turnoutChange, percentage)
    #expect(try render("{{turnout_change}}", event) == expected)
  }

  @Test("0 is a value, and its section is shown; NULL and an empty text are not")
  func sections() throws {
    var event = SampleEvent.contest(.tallyChanged)
    event.set(.seatsChange, 0)
    event.set(.message, "")
    #expect(try render("{{#seats_change}}{{.}}{{/seats_change}}", event) == "0")
    #expect(
      try render("{{^message}}none{{/message}}{{^region}}none{{/region}}", event) == "nonenone")
  }

  @Test("a member that a candidate lacks is not taken from the event")
  func missingMember() throws {
    var event = SampleEvent.contest(.resultDeclared)
    event.set(.votes, 99)
    event[.candidates] = .json(#"[{"name":"A","party":"con","votes":null}]"#)
    #expect(try render("{{#candidates}}{{name}}:{{votes}}.{{/candidates}}", event) == "A:.")
  }

  @Test("changes and tags are lists")
  func lists() throws {
    var event = SampleEvent.contest(.resultCorrected)
    event[.changes] = .json(
      #"[{"field":"electorate","was":70768,"now":70800},{"field":"elected","was":"A","now":"B"}]"#)
    event[.tags] = .tags(["red-wall", "north"])
    #expect(
      try render("{{#changes}}{{field}} {{was}}>{{now}};{{/changes}}", event)
        == "electorate 70,768>70,800;elected A>B;")
    #expect(
      try render("{{#sorted(tags)}}{{.}}{{^last()}},{{/last()}}{{/sorted(tags)}}", event)
        == "north,red-wall")
  }

  @Test("tags that stand alone on a line leave no empty line behind")
  func standaloneTags() throws {
    let template = "{{#candidates}}\n{{name}}\n{{/candidates}}\nend"
    #expect(
      try render(template, SampleEvent.count(.countStarted))
        == "Jill Mortimer\nPaul Williams\nSam Lee\nend")
  }

  @Test(
    "what is wrong with a template is told at its place, with what may have been meant",
    arguments: [
      Fault("{{to_part_name}}", 2, "no column is called \"to_part_name\"", "to_party_name"),
      Fault(
        "Ynys Môn {{ contest_nam }}", 13, "no column is called \"contest_nam\"", "contest_name"),
      Fault("{{#candidates}}{{vote}}{{/candidates}}", 17, "no column is called \"vote\"", "votes"),
      Fault("{{name}}", 2, "\"name\" has a meaning only inside {{#candidates}}"),
      Fault("{{candidates.name}}", 2, "no column is called \"candidates.name\""),
      Fault("{{uppercase(winner)}}", 2, "no transform is called \"uppercase\"", "uppercased"),
      Fault("{{uppercased(majority)}}", 2, "\"uppercased\" does not apply to a whole number"),
      Fault("{{count(winner)}}", 2, "\"count\" does not apply to a text"),
      Fault("{{uppercased(winnr)}}", 13, "no column is called \"winnr\"", "winner"),
      Fault("{{last()}}", 2, "\"last()\" has a meaning only directly inside a list"),
      Fault("{{count()}}", 2, "\"count\" needs a name in its brackets"),
      Fault("{{uppercased(winner}}", 2, "the brackets of this tag do not match"),
      Fault("{{.}}", 2, "\".\" has a meaning only inside a section of a value"),
      Fault(
        "{{#candidates}}{{.}}{{/candidates}}", 17, "\".\" is no single value here; name one"),
      Fault(
        "{{candidates}}", 2,
        "the list \"candidates\" has no text of its own; write "
          + "{{#candidates}}{{name}} {{/candidates}}"),
      Fault("x {{> header}}", 2, "partials are not supported"),
      Fault("{{< base}}", 0, "inheritance is not supported"),
      Fault("{{$title}}{{/title}}", 0, "inheritance is not supported"),
      Fault("{{=<% %>=}}", 0, "a change of delimiters is not supported"),
      Fault("{{% CONTENT_TYPE:HTML}}", 0, "pragmas are not supported"),
      Fault("{{}}", 2, "this tag names nothing"),
      Fault("{{winner", 0, "this tag is never closed; write }}"),
      Fault("{{{winner}}", 0, "this tag is never closed; write }}}"),
      Fault("{{! winner", 0, "this tag is never closed; write }}"),
      Fault("{{win ner}}", 6, "a tag holds only one name, without blanks"),
      Fault("{{win/ner}}", 5, "\"/\" cannot stand in a name"),
      Fault(
        "a {{#swing}}b", 2, "this section is never closed; write {{/swing}}"),
      Fault("a {{/swing}}", 5, "no section \"swing\" is open here"),
      Fault(
        "{{#swing}}{{/majority}}", 13, "this closes \"majority\" while a section is open", "swing"),
      Fault(
        "{{#tags}}{{#candidates}}{{/candidates}}{{/tags}}", 9,
        "a list cannot stand inside the list \"tags\""),
      Fault("abc {", 4, "a template cannot end with a single {"),
    ])
  func faults(fault: Fault) {
    let error = #expect(throws: TemplateError.self) { try MessageTemplate(fault.template) }
    #expect(error?.message == fault.message)
    #expect(error?.offset == fault.offset)
    #expect(error?.suggestion == fault.suggestion)
  }

  /// A template that is refused.
  struct Fault: Sendable, CustomTestStringConvertible {
    let template: String
    let offset: Int
    let message: String
    let suggestion: String?

    init(_ template: String, _ offset: Int, _ message: String, _ suggestion: String? = nil) {
      self.template = template
      self.offset = offset
      self.message = message
      self.suggestion = suggestion
    }

    var testDescription: String { template }
  }
}

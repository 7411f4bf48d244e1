import Yams

/// A syntax error in plain words.
struct YAMLSyntaxError {
  let place: SourcePlace
  let message: String

  init(_ error: YamlError, in text: YAMLText) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let start = context.map { text.place(of: $0.mark) }
      let isOpenQuote = problem == "found unexpected end of stream"
      place = isOpenQuote ? start ?? text.place(of: mark) : text.place(of: mark)
      message = YAMLSyntaxError.explain(problem, at: place, start: start)
    case .duplicatedKeysInMapping(let keys, let context):
      place = text.place(of: context.mark)
      message = "duplicate key \((keys.first ?? "").quotedForMessage) in one mapping"
    case .reader(let problem, _, _, _):
      place = text.file.start
      message = "the file cannot be read as YAML: \(problem)"
    default:
      place = text.file.start
      message = "the file cannot be read as YAML"
    }
  }

  private static func explain(_ problem: String, at place: SourcePlace, start: SourcePlace?)
    -> String
  {
    switch problem {
    case "found character that cannot start any token": unexpectedCharacter(at: place)
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      "a tab cannot indent; use spaces"
    case "did not find expected key": missingKey(at: place)
    case "found undefined alias": "no anchor of this name stands above"
    case "did not find expected ',' or ']'":
      "expected a comma or ] in the list that starts \(position(start))"
    case "did not find expected ',' or '}'":
      "expected a comma or } in the mapping that starts \(position(start))"
    case let other: messages[other] ?? "this is not valid YAML: \(other)"
    }
  }

  private static let messages = [
    "mapping values are not allowed in this context":
      "a second \": \" cannot stand here; put the value in quotes or mend the indentation",
    "did not find expected '-' indicator":
      "expected another list entry starting with \"- \"; mend the indentation",
    "could not find expected ':'": "expected \":\" after the key on the line before",
    "block sequence entries are not allowed in this context":
      "a list entry cannot stand here; start it on a line of its own",
    "found unexpected end of stream": "the quoted text that starts here is never closed",
    "but found another document": "a second document starts here; a file holds only one",
    "found unknown escape character":
      "unknown escape after \\; write \\\\ or use single quotes",
    "did not find expected node content": "expected a value here",
    "did not find expected comment or line break": "expected the end of the line here",
    "Maximum nesting level reached, set with yaml_set_max_nest_level())":
      "the document is nested deeper than 100 levels",
  ]

  private static func unexpectedCharacter(at place: SourcePlace) -> String {
    let text = place.file.text
    let index = text.utf8.index(text.startIndex, offsetBy: place.utf8Offset)
    switch text[index...].first {
    case "\t": return "a tab cannot indent; use spaces"
    case let character?: return "a plain value cannot start with \(character); put it in quotes"
    case nil: return "expected a value here"
    }
  }

  private static func missingKey(at place: SourcePlace) -> String {
    let before = place.file.line(place.line).prefix(max(place.column - 1, 0))
    switch before.last(where: { $0 != " " }) {
    case "\"", "'": return "text follows a closing quote; put the whole value in quotes"
    default: return "expected a key here; mend the indentation"
    }
  }

  private static func position(_ start: SourcePlace?) -> String {
    start.map { "on line \($0.line), column \($0.column)" } ?? "above"
  }
}

/// A part of a JSON Schema (draft 2020-12): a JSON value whose members keep their order.
package indirect enum JSONSchemaNode: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONSchemaNode])
  case object([Member])

  /// A named member of an object.
  package struct Member: Sendable, Equatable {
    package let name: String
    package let value: JSONSchemaNode

    package init(_ name: String, _ value: JSONSchemaNode) {
      self.name = name
      self.value = value
    }
  }

  /// This object with a member added, or replaced where it is; other values are returned as is.
  package func with(_ name: String, _ value: JSONSchemaNode) -> JSONSchemaNode {
    guard case .object(var members) = self else { return self }
    if let index = members.firstIndex(where: { $0.name == name }) {
      members[index] = Member(name, value)
    } else {
      members.append(Member(name, value))
    }
    return .object(members)
  }

  /// A whole schema document: this node under the draft's name and a title.
  package func document(title: String) -> JSONSchemaNode {
    guard case .object(let members) = self else { return self }
    return .object(
      [
        Member("$schema", "https://json-schema.org/draft/2020-12/schema"),
        Member("title", .string(title)),
      ] + members)
  }

  /// JSON text with two blanks of indentation and without a line end after the last line.
  package var text: String { text(indentation: "") }

  private func text(indentation: String) -> String {
    switch self {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .number(let number): number.isFinite ? String(number) : "null"
    case .string(let text): JSONSchemaNode.quoted(text)
    case .array(let elements):
      JSONSchemaNode.block(
        elements.map { $0.text(indentation: indentation + "  ") }, "[", "]", indentation)
    case .object(let members):
      JSONSchemaNode.block(
        members.map {
          JSONSchemaNode.quoted($0.name) + ": " + $0.value.text(indentation: indentation + "  ")
        }, "{", "}", indentation)
    }
  }

  private static func block(
    _ parts: [String], _ open: String, _ close: String, _ indentation: String
  ) -> String {
    if parts.isEmpty { return open + close }
    let lines = parts.joined(separator: ",\n\(indentation)  ")
    return "\(open)\n\(indentation)  \(lines)\n\(indentation)\(close)"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension JSONSchemaNode: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .string(text) }
  package init(booleanLiteral flag: Bool) { self = .boolean(flag) }
  package init(integerLiteral number: Int) { self = .integer(number) }
  package init(arrayLiteral elements: JSONSchemaNode...) { self = .array(elements) }
  package init(dictionaryLiteral members: (String, JSONSchemaNode)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }
}

internal import Foundation

/// Writes JSON in a given order of members, which Foundation's encoder does not keep.
package enum JSONText {
  /// A string with quotes and escapes.
  package static func string(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// A number without a needless fraction: `16`, `15.98`.
  package static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// An array of values that are JSON text already.
  package static func array(_ values: some Sequence<String>) -> String {
    "[" + values.joined(separator: ",") + "]"
  }

  /// An object of names and values that are JSON text already; a nil value leaves the member out.
  package static func object(_ members: some Sequence<(name: String, value: String?)>) -> String {
    let written = members.compactMap { member in
      member.value.map { string(member.name) + ":" + $0 }
    }
    return "{" + written.joined(separator: ",") + "}"
  }

  /// An event's value as deliveries have it: truth as true or false, tags and JSON columns as arrays.
  package static func value(_ value: EventValue) -> String {
    switch value {
    case .text(let text): string(text)
    case .integer(let value): String(value)
    case .real(let value): number(value)
    case .truth(let value): value ? "true" : "false"
    case .json(let text): text
    case .tags(let tags): array(tags.map(string))
    }
  }

  /// The columns of an event that are not NULL, in the order of ``EventColumn``, as members of an object.
  package static func members(of event: Event) -> [(name: String, value: String?)] {
    EventColumn.allCases.compactMap { column in
      event[column].map { (column.rawValue, value($0)) }
    }
  }
}

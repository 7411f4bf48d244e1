/// Reads the text of a ``MappingPath``.
struct MappingPathScanner {
  /// What is wrong with a path, and where in its text.
  struct Fault: Error {
    /// Bytes before the place.
    var offset: Int
    var message: String
  }

  private let characters: [Character]
  private var position = 0

  private init(_ text: String) { characters = Array(text) }

  static func path(_ text: String) throws(Fault) -> MappingPath {
    var scanner = MappingPathScanner(text)
    let path = try scanner.path(isCondition: false)
    guard scanner.next == nil else { throw scanner.fault("a path ends before \"]\"") }
    return path
  }

  private var next: Character? { position < characters.count ? characters[position] : nil }

  private func fault(_ message: String) -> Fault {
    Fault(
      offset: String(characters[..<min(position, characters.count)]).utf8.count, message: message)
  }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character else { return false }
    position += 1
    return true
  }

  private mutating func path(isCondition: Bool) throws(Fault) -> MappingPath {
    var path = MappingPath(steps: [])
    path.isFromTop = take("/")
    repeat {
      path.steps.append(try step(isCondition: isCondition))
      while take("[") { path.steps.append(try condition()) }
    } while take("/")
    return path
  }

  private mutating func condition() throws(Fault) -> MappingPath.Step {
    let path = try path(isCondition: true)
    var text: String?
    if take("=") { text = try quoted() ?? plain(until: ["]"]) }
    guard take("]") else {
      throw fault("a \"]\" is missing: in brackets stands [name] or [name=value]")
    }
    return .picked(path, text: text)
  }

  private mutating func step(isCondition: Bool) throws(Fault) -> MappingPath.Step {
    let isAttribute = take("@")
    if let name = try quoted() { return .named((isAttribute ? "@" : "") + name) }
    let name = plain(until: isCondition ? ["/", "[", "]", "="] : ["/", "[", "]"])
    guard !name.isEmpty else {
      throw fault("a name is expected; a path is names with / between them, such as races/name")
    }
    if isAttribute { return .named("@" + name) }
    switch name {
    case ".": return .here
    case "..": return .above
    case "*": return .anything
    case "name()": return .ownName
    default: return .named(name)
    }
  }

  private mutating func plain(until ends: Set<Character>) -> String {
    let start = position
    while let character = next, !ends.contains(character) { position += 1 }
    return String(characters[start..<position]).trimmed
  }

  /// A name in quotes; nil when none begins here.
  private mutating func quoted() throws(Fault) -> String? {
    guard let quote = next, quote == "\"" || quote == "'" else { return nil }
    let start = position + 1
    guard let end = characters[start...].firstIndex(of: quote) else {
      throw fault("the quote does not end")
    }
    position = end + 1
    return String(characters[start..<end])
  }
}

/// Puts the values of a ``FeedTree`` together, one after the other.
struct FeedTreeBuilding {
  private(set) var entries: [FeedTree.Entry] = []
  private(set) var characters: [UInt8] = []
  private(set) var names: [String] = []
  private var numbers: [String: UInt32] = [:]
  private var open: [Int] = []

  /// Begins a container; what is added until ``close()`` stands inside it.
  mutating func open(_ kind: FeedTree.Kind, name: String? = nil, line: Int = 0) {
    open.append(entries.count)
    entries.append(
      FeedTree.Entry(
        kind: kind, name: name.map { number(of: $0) } ?? 0, end: 0, first: UInt32(clamping: line)))
  }

  /// Ends the container begun last.
  mutating func close() {
    guard let place = open.popLast() else { return }
    entries[place].end = UInt32(entries.count)
  }

  /// Adds a text or an attribute.
  mutating func add(
    _ kind: FeedTree.Kind, name: String? = nil, text: some Collection<UInt8>
  ) {
    let start = characters.count
    characters.append(contentsOf: text)
    entries.append(
      FeedTree.Entry(
        kind: kind, name: name.map { number(of: $0) } ?? 0, end: UInt32(entries.count + 1),
        first: UInt32(start), second: UInt32(characters.count - start)))
  }

  private mutating func number(of name: String) -> UInt32 {
    if let number = numbers[name] { return number }
    names.append(name)
    let number = UInt32(names.count)
    numbers[name] = number
    return number
  }
}

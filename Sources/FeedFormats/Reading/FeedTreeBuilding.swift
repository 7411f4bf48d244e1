/// Puts the values of a ``FeedTree`` together, one after the other.
struct FeedTreeBuilding {
  private(set) var entries: [FeedTree.Entry] = []
  private(set) var characters: [UInt8] = []
  private(set) var names: [String] = []
  private var numbers: [String: UInt32] = [:]
  private var open: [Int] = []

  /// Whether there is a value, and every container that was begun has been ended.
  var isComplete: Bool { open.isEmpty && !entries.isEmpty }

  /// Makes room for as many values and characters, so that the tree does not have to move while it grows. Room that is
  /// never used costs addresses and no memory.
  mutating func reserve(values: Int, characters: Int) {
    entries.reserveCapacity(values)
    self.characters.reserveCapacity(characters)
  }

  /// Begins a container; what is added until ``close()`` stands inside it.
  mutating func open(_ kind: FeedTree.Kind, name: String? = nil, line: Int = 0) {
    open(kind, number: name.map { number(of: $0) } ?? 0, line: line)
  }

  /// Begins a container whose name has a number already.
  mutating func open(_ kind: FeedTree.Kind, number: UInt32, line: Int) {
    open.append(entries.count)
    entries.append(
      FeedTree.Entry(kind: kind, name: number, end: 0, first: UInt32(clamping: line)))
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
    add(kind, number: name.map { number(of: $0) } ?? 0, text: text)
  }

  /// Adds a text or an attribute whose name has a number already; 0 for none.
  mutating func add(_ kind: FeedTree.Kind, number: UInt32, text: some Collection<UInt8>) {
    let start = characters.count
    characters.append(contentsOf: text)
    entries.append(
      FeedTree.Entry(
        kind: kind, name: number, end: UInt32(entries.count + 1), first: UInt32(start),
        second: UInt32(characters.count - start)))
  }

  /// The number of a name, the same each time.
  mutating func number(of name: String) -> UInt32 {
    if let number = numbers[name] { return number }
    names.append(name)
    let number = UInt32(names.count)
    numbers[name] = number
    return number
  }
}

internal import ElectionResults

/// Values read as what they mean. What is absent is nil; what cannot be read is reported.
extension MappingReading {
  func text(_ value: MappingValue?, in node: MappingNode) throws(DecodingFailure) -> String? {
    try value?.found(in: node)?.text
  }

  func count(_ value: MappingValue?, in node: MappingNode) throws(DecodingFailure) -> Int? {
    guard let found = try value?.found(in: node) else { return nil }
    let numbers = mapping.numbers
    if found.isPlain, found.node.node.real != nil { return try found.node.node.count() }
    let text = numbers.plain(found.text)
    if numbers.style.isAbsent(text) { return nil }
    if let count = numbers.style.count(text) { return count }
    try found.report("is no number", "a whole number from 0 to \(Digits.most) is expected")
    return nil
  }

  func decimal(_ value: MappingValue?, in node: MappingNode) throws(DecodingFailure) -> Double? {
    guard let found = try value?.found(in: node) else { return nil }
    let numbers = mapping.numbers
    if found.isPlain, let number = found.node.node.real { return number }
    let bare = found.text.hasSuffix("%") ? String(found.text.dropLast()).trimmed : found.text
    let text = numbers.plain(bare)
    if numbers.style.isAbsent(text) { return nil }
    if let number = numbers.style.decimal(text) { return number }
    try found.report("is no number", "digits are expected")
    return nil
  }

  /// The seats of a contest, of which no body has more than 100,000.
  func seats(_ value: MappingValue?, in node: MappingNode) throws(DecodingFailure) -> Int? {
    guard let seats = try count(value, in: node) else { return nil }
    if seats <= 100_000 { return seats }
    try value?.found(in: node)?.report("is no number of seats", "0 to 100000 is expected")
    return nil
  }

  func weight(_ value: MappingValue?, in node: MappingNode) throws(DecodingFailure) -> Double? {
    guard let weight = try decimal(value, in: node) else { return nil }
    if (0...Double(Digits.most)).contains(weight) { return weight }
    try value?.found(in: node)?.report("is no weight", "0 to \(Digits.most) is expected")
    return nil
  }

  /// An address of the web: a feed has no say over other addresses.
  func address(_ value: MappingValue?, in node: MappingNode) throws(DecodingFailure) -> String? {
    guard let found = try value?.found(in: node) else { return nil }
    let text = found.text.lowercased()
    if text.hasPrefix("https://") || text.hasPrefix("http://") { return found.text }
    try found.report("is no address", "it begins with https:// or http://")
    return nil
  }

  func percentage(_ value: MappingValue?, in node: MappingNode) throws(DecodingFailure) -> Double? {
    guard let number = try decimal(value, in: node) else { return nil }
    if (0...100).contains(number) { return number }
    try value?.found(in: node)?.report("is no percentage", "0 to 100 is expected")
    return nil
  }

  func truth(_ value: MappingValue?, in node: MappingNode) throws(DecodingFailure) -> Bool? {
    guard let found = try value?.found(in: node) else { return nil }
    switch found.text.lowercased() {
    case "true", "yes", "1": return true
    case "false", "no", "0": return false
    default:
      try found.report("is neither true nor false", "give the mapping `words` for it")
      return nil
    }
  }

  func moment(_ value: MappingValue?, in node: MappingNode) throws(DecodingFailure) -> Timestamp? {
    guard let found = try value?.found(in: node) else { return nil }
    if let moment = moments.moment(found.text) ?? found.constantMoment { return moment }
    try found.report("is no time", mapping.times.expectation)
    return nil
  }

  func day(_ value: MappingValue?, in node: MappingNode) throws(DecodingFailure) -> String? {
    guard let found = try value?.found(in: node) else { return nil }
    if let day = mapping.times.day(found.text) { return day }
    try found.report("is no day", mapping.times.expectation)
    return nil
  }

  /// One of a fixed set of words.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ value: MappingValue?, in node: MappingNode, noun: String
  ) throws(DecodingFailure) -> Word? {
    guard let found = try value?.found(in: node) else { return nil }
    if let word = Word(rawValue: found.text.lowercased()) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    try found.report("is no \(noun)", "give the mapping `words` that make it one of \(known)")
    return nil
  }

  /// The latest of all moments to which the first way leads that leads to one.
  func latest(_ value: MappingValue?, in node: MappingNode) throws(DecodingFailure) -> Timestamp? {
    for source in value?.sources ?? [] {
      if let latest = try latest(source, in: node) { return latest }
    }
    return nil
  }

  private func latest(
    _ source: MappingValue.Source, in node: MappingNode
  ) throws(DecodingFailure) -> Timestamp? {
    var ends: [MappingNode] = []
    if case .paths(let paths) = source.origin {
      ends = paths.flatMap { $0.nodes(from: node) }.filter { $0.text != nil }
    }
    // What is joined, constant or stands otherwise is one moment.
    if ends.isEmpty { return try moment(MappingValue([source]), in: node) }
    var here = source
    here.origin = .paths([.here])
    var latest: Timestamp?
    for end in ends {
      guard let moment = try moment(MappingValue([here]), in: end) else { continue }
      latest = max(latest ?? moment, moment)
    }
    return latest
  }

  /// A party by name, short name and registration, under the names that the mapping gives it.
  func party(
    _ name: MappingValue?, _ short: MappingValue?, _ registration: MappingValue?,
    in node: MappingNode
  ) throws(DecodingFailure) -> PartyReference {
    PartyReference(
      name: try text(name, in: node).map(ourName),
      abbreviation: try text(short, in: node).map(ourName),
      registrations: [try text(registration, in: node)].compactMap { $0 })
  }

  func ourName(_ name: String) -> String { mapping.parties[name.lowercased()] ?? name }
}

extension MappingValue.Found {
  /// Reports that the text cannot be read.
  func report(_ what: String, _ remedy: String) throws(DecodingFailure) {
    try node.node.tree.report(node.node.failure("\(Excerpt(text)) \(what)", remedy))
  }

  /// The moment that a constant of the mapping names.
  fileprivate var constantMoment: Timestamp? { isPlain ? nil : Timestamp(rfc3339: text) }
}

internal import ElectionResults

/// Members of `results-json`, whose schema leaves less open than other feeds do: what it does not allow is reported.
extension FeedNode {
  /// The member with this name, noted as read; nil when it is missing or null.
  private func given(_ name: String) -> FeedNode? {
    guard let member = member(name) else { return nil }
    tree.noteRead(member.index)
    return member
  }

  /// The value as an object.
  func requireObject() throws(DecodingFailure) {
    if kind != .object { throw failure("this has the wrong type", "an object is expected") }
  }

  /// A text that may be missing, without white space around it; nil when it is blank.
  func string(_ name: String) throws(DecodingFailure) -> String? {
    guard let member = given(name) else { return nil }
    if member.kind == .text { return member.text }
    try tree.report(member.failure("this has the wrong type", "a string is expected"))
    return nil
  }

  /// A text that has to be there, without white space around it.
  func requiredString(_ name: String) throws(DecodingFailure) -> String {
    guard let member = children.first(where: { $0.name == name }) else {
      throw failure("the member \(name) is missing", "it has to be given")
    }
    if member.isNull { throw member.failure("this is null", "it has to be given") }
    guard member.kind == .text else {
      throw member.failure("this has the wrong type", "a string is expected")
    }
    if let text = member.text { return text }
    throw member.failure("this is empty", "it has to be given")
  }

  /// A whole number, or a string of its digits and nothing else.
  func wholeNumber(_ name: String) throws(DecodingFailure) -> Int? {
    guard let member = given(name) else { return nil }
    if member.kind == .text, Digits.number(member.rawText ?? "") == nil {
      try tree.report(
        member.failure(
          "\(Excerpt(member.rawText ?? "")) is no number",
          "a whole number from 0 to \(Digits.most), or its digits, is expected"))
      return nil
    }
    return try member.count()
  }

  /// A number from 0 to 100, or a string of digits.
  func share(_ name: String) throws(DecodingFailure) -> Double? {
    guard let member = given(name) else { return nil }
    if member.kind == .text, Digits.number(member.rawText ?? "") == nil {
      try tree.report(
        member.failure("\(Excerpt(member.rawText ?? "")) is no percentage", "0 to 100 is expected"))
      return nil
    }
    return try percentage(name)
  }

  /// A number from 0 on, with or without decimals.
  func size(_ name: String) throws(DecodingFailure) -> Double? {
    guard let member = given(name) else { return nil }
    if let real = member.real, (0...Double(Digits.most)).contains(real) { return real }
    try tree.report(
      member.failure("this is no size", "a number from 0 to \(Digits.most) is expected"))
    return nil
  }

  /// JSON's true or false.
  func boolean(_ name: String) throws(DecodingFailure) -> Bool? {
    guard let member = given(name) else { return nil }
    if member.kind == .truth { return try truth(name) }
    try tree.report(member.failure("this has the wrong type", "true or false is expected"))
    return nil
  }

  /// The elements of an array; none when it is missing or null.
  func array(_ name: String) throws(DecodingFailure) -> [FeedNode] {
    guard let member = given(name) else { return [] }
    if member.kind == .array { return member.elements }
    try tree.report(member.failure("this has the wrong type", "an array is expected"))
    return []
  }

  /// The case that a word stands for, spelt exactly so.
  func word<Word>(_ name: String, of words: Word.Type) throws(DecodingFailure) -> Word?
  where Word: RawRepresentable<String> & CaseIterable {
    guard let member = given(name) else { return nil }
    if member.kind == .text, let word = Word(rawValue: member.rawText ?? "") { return word }
    try tree.report(
      member.failure(
        "\(Excerpt(member.rawText ?? "")) is not known here",
        "write one of: " + Word.allCases.map(\.rawValue).joined(separator: ", ")))
    return nil
  }

  /// A moment of RFC 3339.
  func time(_ name: String) throws(DecodingFailure) -> Timestamp? {
    guard let member = given(name) else { return nil }
    guard member.kind == .text, member.text != nil else {
      try tree.report(
        member.failure("this is no time", "write it like 2021-05-07T06:12:00Z"))
      return nil
    }
    return try moment(name, as: MomentPattern(nil))
  }
}

package import ElectionResults

/// Members read as what they mean. What is absent, null or empty is nil; what cannot be read is reported.
extension FeedNode {
  /// The text of a member without white space around it.
  package func text(_ name: String) -> String? { member(name)?.text }

  /// The text of a member that has to be there.
  package func required(_ name: String) throws(DecodingFailure) -> String {
    if let text = text(name) { return text }
    if let member = member(name) { throw member.failure("this is empty", "it has to be given") }
    throw failure("\(tree.noun(of: name)) is missing", "it has to be given")
  }

  /// A number of votes, voters or seats, as a number or as text.
  package func count(
    _ name: String, as style: NumberStyle = .plain
  ) throws(DecodingFailure) -> Int? {
    try member(name)?.count(as: style)
  }

  /// The value as a number of votes, voters or seats.
  package func count(as style: NumberStyle = .plain) throws(DecodingFailure) -> Int? {
    tree.noteRead(index)
    guard try isSingle(for: "a whole number") else { return nil }
    if let integer, (0...Digits.most).contains(integer) { return integer }
    if let real, real.rounded() == real, (0...Double(Digits.most)).contains(real) {
      return Int(real)
    }
    guard !isNull, let text else { return nil }
    if style.isAbsent(text) { return nil }
    if kind != .integer, kind != .real, kind != .truth, let number = style.count(text) {
      return number
    }
    try tree.report(
      failure(
        "\(Excerpt(text)) is no number", "a whole number from 0 to \(Digits.most) is expected"))
    return nil
  }

  /// A percentage from 0 to 100, as a number or as text with or without `%`.
  package func percentage(
    _ name: String, as style: NumberStyle = .plain
  ) throws(DecodingFailure) -> Double? {
    guard let member = member(name), let number = try member.decimal(as: style) else { return nil }
    if (0...100).contains(number) { return number }
    try tree.report(member.failure("\(number) is no percentage", "0 to 100 is expected"))
    return nil
  }

  /// The value as a number with or without decimals; a `%` at its end is dropped.
  package func decimal(as style: NumberStyle = .plain) throws(DecodingFailure) -> Double? {
    tree.noteRead(index)
    guard try isSingle(for: "a number") else { return nil }
    if let real { return real }
    guard let text else { return nil }
    let bare = text.hasSuffix("%") ? String(text.dropLast()).trimmed : text
    if style.isAbsent(bare) { return nil }
    if kind != .truth, let number = style.decimal(bare) { return number }
    try tree.report(failure("\(Excerpt(text)) is no number", "digits are expected"))
    return nil
  }

  /// A truth value, as JSON's or as one of the words `true`, `yes`, `1` and `false`, `no`, `0` in any letter case.
  package func truth(_ name: String) throws(DecodingFailure) -> Bool? {
    guard let member = member(name), let text = member.text?.lowercased() else { return nil }
    if ["true", "yes", "1"].contains(text) { return true }
    if ["false", "no", "0"].contains(text) { return false }
    try tree.report(
      member.failure("\(Excerpt(text)) is neither true nor false", "write true or false"))
    return nil
  }

  /// Whether the value is not JSON's object or array, which is reported.
  private func isSingle(for expected: String) throws(DecodingFailure) -> Bool {
    guard kind == .object || kind == .array else { return true }
    let noun = kind == .object ? "an object" : "an array"
    try tree.report(failure("this is \(noun)", "\(expected) is expected"))
    return false
  }

  /// A moment as the feed writes it.
  package func moment(
    _ name: String, as pattern: MomentPattern
  ) throws(DecodingFailure) -> Timestamp? {
    guard let member = member(name), let text = member.text else { return nil }
    if let moment = pattern.moment(text) { return moment }
    let form = pattern.pattern.map { "a time like \($0) is expected" }
    try tree.report(
      member.failure(
        "\(Excerpt(text)) is no time", form ?? "write it like 2021-05-07T06:12:00Z"))
    return nil
  }
}

extension FeedTree {
  /// What a thing with this name is called in the body's syntax.
  func noun(of name: String) -> String {
    switch syntax {
    case .json: "the member \(Excerpt(name))"
    case .xml: name.hasPrefix("@") ? "the attribute \(name)" : "the element <\(name)>"
    case .csv: "the column \(Excerpt(name))"
    }
  }
}

import ConfigurationText
import Testing

@Suite("YAML documents")
struct YAMLDocumentTests {
  @Test(
    "a syntax error is told in plain words at its place",
    arguments: [
      ("a:\n\tb: 1\n", "2:1: error: a tab cannot indent; use spaces"),
      ("a: @x", "1:4: error: a plain value cannot start with @; put it in quotes"),
      (
        "x: a: b",
        "1:5: error: a second \": \" cannot stand here; put the value in quotes or mend the indentation"
      ),
      (
        "if: 'ind' = p\nb: 1",
        "1:11: error: text follows a closing quote; put the whole value in quotes"
      ),
      ("a:\n  b: 1\n c: 2", "3:2: error: expected a key here; mend the indentation"),
      (
        "a: [1\nb: 2\n",
        "2:2: error: expected a comma or ] in the list that starts on line 1, column 4"
      ),
      ("a: \"abc\nb: 1", "1:4: error: the quoted text that starts here is never closed"),
      ("a: *x", "1:4: error: no anchor of this name stands above"),
      ("a: 1\n---\nb: 2", "2:1: error: a second document starts here; a file holds only one"),
      ("a\u{7}: b", "1:2: error: the control character U+0007 is not allowed; remove it"),
      ("a: !foo b", "1:4: error: the tag \"!foo\" is not supported; remove it"),
      (
        "a: &x {b: 1}\nc: {<<: *x}",
        "2:5: error: merging with << is not supported; write the keys out"
      ),
      ("? [a]\n: b", "1:3: error: a key must be a plain name, not a list or a mapping"),
      ("", "1:1: error: the file is empty"),
      ("# only\n", "1:1: error: the file is empty"),
      (
        String(repeating: "[", count: 200) + String(repeating: "]", count: 200),
        "1:102: error: the document is nested deeper than 100 levels"
      ),
    ])
  func syntaxError(text: String, expected: String) {
    var diagnostics = Diagnostics()
    _ = YAMLDocument.compose(SourceFile(path: "f", text: text), into: &diagnostics)
    #expect(diagnostics.all.map(\.description) == ["f:" + expected])
  }

  @Test("every duplicate key is an error at its second place, and the rest is still read")
  func duplicateKeys() throws {
    var diagnostics = Diagnostics()
    let file = SourceFile(path: "f", text: "a: 1\nb: 2\na: 3\n'b': 4\nc: 5\n")
    let node = YAMLDocument.compose(file, into: &diagnostics)
    #expect(
      diagnostics.all.map(\.description) == [
        "f:3:1: error: duplicate key \"a\", first given on line 1",
        "f:4:1: error: duplicate key \"b\", first given on line 2",
      ])
    #expect(node?["a"]?.scalar?.text == "1")
    #expect(node?["c"]?.scalar?.text == "5")
  }

  @Test("an alias bomb is refused")
  func aliasBomb() {
    var text = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for (previous, name) in zip("abcdefgh", "bcdefghi") {
      let aliases = Array(repeating: "*\(previous)", count: 10).joined(separator: ",")
      text += "\(name): &\(name) [\(aliases)]\n"
    }
    var diagnostics = Diagnostics()
    let node = YAMLDocument.compose(SourceFile(path: "f", text: text), into: &diagnostics)
    #expect(node == nil)
    #expect(diagnostics.all.count == 1)
    #expect(diagnostics.all.first?.message.contains("grows beyond 100000 values") == true)
  }

  @Test("off, no and 010 stay text; null, ~ and nothing are null; quoted they are text")
  func scalars() {
    var diagnostics = Diagnostics()
    let file = SourceFile(path: "f", text: "[off, no, 010, null, ~, '', 'null']")
    let node = YAMLDocument.compose(file, into: &diagnostics)
    let texts = node?.elements?.map { $0.isNull ? nil : $0.scalar?.text }
    #expect(texts == ["off", "no", "010", nil, nil, "", "null"])
  }

  @Test("an empty file may stand for an empty mapping")
  func emptyFile() {
    var diagnostics = Diagnostics()
    let file = SourceFile(path: "f", text: "\u{FEFF}# none\n")
    let node = YAMLDocument.compose(
      file, into: &diagnostics, emptyFile: .isAnEmptyMapping)
    #expect(node?.entries?.isEmpty == true)
    #expect(diagnostics.isEmpty)
  }

  @Test(
    "a byte inside a value has its own place where the text stands as written",
    arguments: [
      ("é: abc", 2, "f:1:6"), ("a: 'x b'", 2, "f:1:7"), ("a: \"é b\"", 3, "f:1:7"),
      ("a: 'it''s'", 4, "f:1:4"), ("a: >\n  x\n  y", 2, "f:1:4"),
      ("a: |\n  ab\n  cd\n", 4, "f:3:4"), ("a: |\n\n  ab\n   cd\n", 6, "f:4:5"),
      ("a: x\n  y", 2, "f:1:4"), ("a: &n xyz", 1, "f:1:8"),
    ])
  func placeInside(text: String, offset: Int, expected: String) throws {
    var diagnostics = Diagnostics()
    let file = SourceFile(path: "f", text: text)
    let node = try #require(YAMLDocument.compose(file, into: &diagnostics))
    let value = try #require(node.entries?.first?.value)
    #expect(value.place(atUTF8Offset: offset).description == expected)
  }

  @Test("two thousand mangled documents are read or refused with a place, and none crashes")
  func mangled() {
    let original = Array(
      "feeds:\n  - id: \"a\"\n    election: &e é1\n    every: 10s\n  - {id: b, tags: [x, *e]}\nsecret:\n  env: X # c\n"
        .utf8)
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let marks = Array("\n\t :-[]{}'\"&*!|>?#%@,é\u{0}".utf8)
    for _ in 0..<2_000 {
      var bytes = original
      for _ in 0...next(4) { bytes[next(bytes.count)] = marks[next(marks.count)] }
      if next(3) == 0 { bytes.removeSubrange(next(bytes.count)...) }
      let text = String(decoding: bytes, as: UTF8.self)
      let (value, diagnostics) = SampleDocument.read(text)
      #expect(value != nil || diagnostics.hasErrors)
      for diagnostic in diagnostics.all {
        #expect(diagnostic.place.line >= 1 && diagnostic.place.column >= 1)
      }
      #expect(diagnostics.rendered.isEmpty == diagnostics.isEmpty)
    }
  }
}
